package dangjian.kit.crypto;

/// A key property that keeps the service from starting; names the property, never its value.
final class InvalidCryptoKeyException extends RuntimeException {

    private final String property;

    InvalidCryptoKeyException(String property, String chinese, String english) {
        super("%s %s / %s: %s".formatted(property, chinese, property, english));
        this.property = property;
    }

    String property() {
        return property;
    }
}
