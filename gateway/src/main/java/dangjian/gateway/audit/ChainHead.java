package dangjian.gateway.audit;

import dangjian.kit.web.Problem;
import java.util.HexFormat;

/// How far a chain goes: what an auditor writes down elsewhere, so that a cut-off end shows.
record ChainHead(long place, byte[] hash) {

    /// Before the first entry.
    static final ChainHead NONE = new ChainHead(0, new byte[0]);

    /// Reads `<place>:<hash>`.
    static ChainHead parse(String text) {
        try {
            var colon = text.indexOf(':');
            return new ChainHead(
                    Long.parseLong(text.substring(0, colon)), HexFormat.of().parseHex(text.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw Problem.invalid("request.invalid").at("/head", "audit.head");
        }
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public String toString() {
        return place + ":" + hex();
    }
}
