package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The key store of the system: Keychain on macOS, the Credential Manager on Windows, the Secret Service or KWallet on Linux. The
/// library for it, java-keyring, lies beside the modules of an installed workbench, and on the class path of tests; it is loaded with the first
/// secret. See docs/decisions/secrets.md.
public final class SystemKeyStore implements SecretStore {

    private static final Logger LOG = Logger.getLogger(SystemKeyStore.class.getName());
    private static final Path INSTALLED = Path.of(System.getProperty("java.home"), "lib", "key-store");
    private static final String SERVICE = "MQTT Workbench";
    private static final List<String> NOT_THERE = List.of("No stored credentials", "Error code 1168", "No password to delete", "Password is not in wallet");

    private final Object keyring;

    private SystemKeyStore(Object keyring) {
        this.keyring = keyring;
    }

    /// Opens the key store, which may ask the user; empty where the system has none.
    public static Optional<SecretStore> open() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try {
            var classes = classes();
            thread.setContextClassLoader(classes); // through it the library finds its way to D-Bus
            var type = classes.loadClass("com.github.javakeyring.Keyring");
            return Optional.of(new SystemKeyStore(type.getMethod("create").invoke(null)));
        } catch (ReflectiveOperationException | LinkageError | IOException none) {
            LOG.log(Level.INFO, "Passwords are kept in a file, since this system offers no key store: {0}", reason(none));
            return Optional.empty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ClassLoader classes() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return ClassLoader.getSystemClassLoader();
        }
        try (var jars = Files.list(INSTALLED)) {
            return new URLClassLoader("key-store", jars.map(SystemKeyStore::url).toArray(URL[]::new), SystemKeyStore.class.getClassLoader());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<String> read(String name) throws IOException {
        try {
            return Optional.ofNullable((String) call("getPassword", SERVICE, name));
        } catch (IOException failure) {
            if (isNotThere(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void write(String name, String secret) throws IOException {
        call("setPassword", SERVICE, name, secret);
    }

    @Override
    public void remove(String name) throws IOException {
        if (read(name).isPresent()) {
            call("deletePassword", SERVICE, name);
        }
    }

    private Object call(String method, String... arguments) throws IOException {
        var types = new Class<?>[arguments.length];
        java.util.Arrays.fill(types, String.class);
        try {
            return keyring.getClass().getMethod(method, types).invoke(keyring, (Object[]) arguments);
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw new IOException(reason(failure), failure);
        }
    }

    private static boolean isNotThere(IOException failure) {
        return NOT_THERE.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
    }

    private static String reason(Throwable failure) {
        var cause = failure instanceof InvocationTargetException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
