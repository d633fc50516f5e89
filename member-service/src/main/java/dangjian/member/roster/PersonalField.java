package dangjian.member.roster;

/// A field of personal data that is masked unless somebody has a right and a reason to see it.
enum PersonalField {
    ID_NUMBER("members.id_number"),
    PHONE("members.phone"),
    ADDRESS("members.address");

    private final String cipherName;

    PersonalField(String cipherName) {
        this.cipherName = cipherName;
    }

    /// The name under which it is encrypted and indexed; ciphertexts depend on it.
    String cipherName() {
        return cipherName;
    }
}
