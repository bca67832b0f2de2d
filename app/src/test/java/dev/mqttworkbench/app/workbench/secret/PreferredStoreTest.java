package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PreferredStoreTest {

    /// Secrets in memory, which can be locked.
    private static final class Memory implements SecretStore {

        private final Map<String, String> secrets = new HashMap<>();
        private boolean isLocked;

        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void write(String name, String secret) throws IOException {
            if (isLocked) {
                throw new IOException("locked");
            }
            secrets.put(name, secret);
        }

        @Override
        public void remove(String name) {
            secrets.remove(name);
        }
    }

    private final Memory system = new Memory();
    private final Memory file = new Memory();

    @Test
    void keepsSecretsInTheFileWhereTheSystemHasNoStore() throws IOException {
        var store = new PreferredStore(Optional::empty, file);
        store.write("a", "one");

        assertThat(file.secrets).containsEntry("a", "one");
        assertThat(store.read("a")).contains("one");
        store.remove("a");
        assertThat(store.read("a")).isEmpty();
    }

    @Test
    void prefersTheSystemAndTakesOverWhatTheFileHad() throws IOException {
        file.write("a", "old");
        var store = new PreferredStore(() -> Optional.of(system), file);
        assertThat(store.read("a")).contains("old");

        system.write("a", "older"); // kept before there was a run without a key store
        assertThat(store.read("a")).contains("old");

        store.write("a", "new");
        assertThat(system.secrets).containsEntry("a", "new");
        assertThat(file.secrets).isEmpty();

        store.remove("a");
        assertThat(store.read("a")).isEmpty();
    }

    @Test
    void saysSoWhenTheSystemRefuses() {
        system.isLocked = true;
        var store = new PreferredStore(() -> Optional.of(system), file);

        assertThatThrownBy(() -> store.write("a", "one")).isInstanceOf(IOException.class).hasMessage("locked");
        assertThat(file.secrets).isEmpty();
    }

    /// With `dbus-run-session` and an unlocked `gnome-keyring-daemon` around the build.
    @Test
    @EnabledIfEnvironmentVariable(named = "GNOME_KEYRING_CONTROL", matches = ".+")
    void keepsSecretsInTheKeyStoreOfThisSystem() throws IOException {
        var store = SystemKeyStore.open().orElseThrow();
        var name = "test/" + UUID.randomUUID();
        try {
            assertThat(store.read(name)).isEmpty();
            store.write(name, "sesame");
            assertThat(store.read(name)).contains("sesame");
        } finally {
            store.remove(name);
        }
        assertThat(store.read(name)).isEmpty();
    }
}
