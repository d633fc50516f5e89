package dangjian.activity.kind;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What decides which duties an organisation has: its size and age.
record Branch(long fullMembers, long groups, @Nullable LocalDate foundedOn) {}
