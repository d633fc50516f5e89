package dangjian.gateway;

/// A setting is missing or unusable, so the gateway does not start; names the property, never a secret value.
public final class SettingException extends RuntimeException {

    private final String action;

    /// @param action what to do about it
    public SettingException(String property, String chinese, String english, String action) {
        super("%s %s / %s".formatted(property, chinese, english));
        this.action = action;
    }

    String action() {
        return action;
    }
}
