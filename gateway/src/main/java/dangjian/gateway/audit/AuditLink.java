package dangjian.gateway.audit;

/// An entry at its place in the chain.
///
/// @param keyId the key that sealed it
/// @param hash over the entry, its place and the hash of the one before
record AuditLink(long place, AuditEntry entry, String keyId, byte[] hash) {

    ChainHead head() {
        return new ChainHead(place, hash);
    }
}
