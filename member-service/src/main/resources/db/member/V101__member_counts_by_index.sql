-- By index whatever the statistics say: within a long import they know nothing of what it has added, and each batch
-- went through all that the batches before it had left.

alter function add_to_member_counts(member_counts[]) set enable_seqscan = off;
alter function add_to_member_counts(member_counts[]) set enable_hashjoin = off;
alter function add_to_member_counts(member_counts[]) set enable_mergejoin = off;
