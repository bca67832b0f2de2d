package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.util.Optional;

/// Keeps short secrets under names. One thread at a time, and not the one of the screen: a key store may ask the user.
public interface SecretStore {

    /// The secret with this name.
    ///
    /// @throws IOException when the store cannot be read
    Optional<String> read(String name) throws IOException;

    /// Keeps a secret in place of what had this name.
    ///
    /// @throws IOException when it cannot be kept; then what was there stays
    void write(String name, String secret) throws IOException;

    /// Forgets the secret with this name, if there is one.
    ///
    /// @throws IOException when the store refuses
    void remove(String name) throws IOException;
}
