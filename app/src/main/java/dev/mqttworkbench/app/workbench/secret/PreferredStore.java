package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// The system's key store where there is one, otherwise a file. What the file has is newer: it goes out of there with the first secret of its name
/// that the key store takes.
public final class PreferredStore implements SecretStore {

    private final Supplier<Optional<SecretStore>> opener;
    private final SecretStore file;
    private @Nullable Optional<SecretStore> system;

    /// @param opener is asked once, with the first secret
    public PreferredStore(Supplier<Optional<SecretStore>> opener, SecretStore file) {
        this.opener = opener;
        this.file = file;
    }

    private Optional<SecretStore> system() {
        var known = system;
        if (known == null) {
            known = opener.get();
            system = known;
        }
        return known;
    }

    @Override
    public Optional<String> read(String name) throws IOException {
        var found = file.read(name);
        var store = system();
        return found.isPresent() || store.isEmpty() ? found : store.get().read(name);
    }

    @Override
    public void write(String name, String secret) throws IOException {
        var store = system();
        if (store.isEmpty()) {
            file.write(name, secret);
        } else {
            store.get().write(name, secret);
            file.remove(name);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        var store = system();
        if (store.isPresent()) {
            store.get().remove(name);
        }
        file.remove(name);
    }
}
