package dangjian.kit.sample;

import java.util.UUID;

/// A line of text that belongs to an organisation.
record Note(UUID id, UUID orgId, String text, int version) {

    Note reword(String words) {
        return new Note(id, orgId, words, version + 1);
    }
}
