package dev.mqttworkbench.app.workbench.profile;

/// The passwords of a profile, which are kept apart from it. Each may be empty.
///
/// @param password of the user at the broker
/// @param keyPassword of the client's key
/// @param proxyPassword of the user at the proxy
public record ProfileSecrets(String password, String keyPassword, String proxyPassword) {

    /// None.
    public static final ProfileSecrets NONE = new ProfileSecrets("", "", "");

    /// Whether there is none.
    public boolean isEmpty() {
        return equals(NONE);
    }

    /// Nothing of them.
    @Override
    public String toString() {
        return "secrets";
    }
}
