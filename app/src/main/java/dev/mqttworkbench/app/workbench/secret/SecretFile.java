package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Secrets in a file, encrypted by AES-256-GCM with a random key that lies in a file of its own, readable by its owner alone.
/// A file that cannot be decrypted is set aside, and told of: it is never taken for an empty one.
///
/// Several workbenches may have the same file: each changes one secret in what the others have written, while `secrets.lock` keeps them away.
public final class SecretFile implements SecretStore {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;
    private final Path file;
    private final Path keyFile;
    private final Consumer<Path> onDamage;
    private final SecureRandom random = new SecureRandom();

    /// @param folder where `secrets.bin`, `secrets.key` and `secrets.lock` lie, made when the first secret is kept
    /// @param onDamage hears where a file was set aside that could not be read; on the thread that asked
    public SecretFile(Path folder, Consumer<Path> onDamage) {
        this.folder = folder;
        this.file = folder.resolve("secrets.bin");
        this.keyFile = folder.resolve("secrets.key");
        this.onDamage = onDamage;
    }

    @Override
    public Optional<String> read(String name) throws IOException {
        return Optional.ofNullable(secrets().get(name));
    }

    @Override
    public void write(String name, String secret) throws IOException {
        Files.createDirectories(folder);
        alone(() -> {
            var changed = new TreeMap<>(loadOrSetAside());
            changed.put(name, secret);
            return save(changed);
        });
    }

    @Override
    public void remove(String name) throws IOException {
        if (secrets().containsKey(name)) {
            alone(() -> {
                var changed = new TreeMap<>(loadOrSetAside());
                return changed.remove(name) == null ? changed : save(changed);
            });
        }
    }

    // ---- beside other workbenches ----

    /// What is done while no other workbench changes the file.
    @FunctionalInterface
    private interface Change {

        Map<String, String> make() throws IOException;
    }

    /// The folder has to be there. Waits for another workbench that is writing, which takes milliseconds.
    private Map<String, String> alone(Change change) throws IOException {
        synchronized (SecretFile.class) { // a lock of the system is the process's: threads with files of their own would fail at it
            try (var channel = FileChannel.open(folder.resolve("secrets.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                return change.make();
            }
        }
    }

    // ---- reading and writing ----

    /// As they are now: another workbench may have written since the last time.
    private Map<String, String> secrets() throws IOException {
        try {
            return load();
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return alone(this::loadOrSetAside); // unless another workbench has mended it meanwhile
        }
    }

    private Map<String, String> loadOrSetAside() throws IOException {
        try {
            return load();
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            onDamage.accept(setAside());
            return Map.of();
        }
    }

    private Map<String, String> load() throws IOException, GeneralSecurityException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return Map.of();
        }
        return parse(decrypt(bytes));
    }

    private Path setAside() throws IOException {
        var name = String.format(Locale.ROOT, "%s.damaged-%s", file.getFileName(), LocalDateTime.now().format(STAMP));
        var aside = file.resolveSibling(name);
        for (var number = 2; Files.exists(aside); number++) {
            aside = file.resolveSibling(name + "-" + number);
        }
        return Files.move(file, aside);
    }

    // ---- what is in the file ----

    /// A line a secret: name and value, each as Base64.
    private static Map<String, String> parse(String text) {
        var parsed = new TreeMap<String, String>();
        text.lines().forEach(line -> {
            var parts = line.split(" ", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("no secret");
            }
            parsed.put(decoded(parts[0]), decoded(parts[1]));
        });
        return parsed;
    }

    private static String format(Map<String, String> secrets) {
        var text = new StringBuilder();
        secrets.forEach((name, secret) -> text.append(encoded(name)).append(' ').append(encoded(secret)).append('\n'));
        return text.toString();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    // ---- how it is encrypted ----

    private String decrypt(byte[] bytes) throws GeneralSecurityException, IOException {
        if (bytes.length <= NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(readKey(), "AES"), new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
        return new String(cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES), StandardCharsets.UTF_8);
    }

    private byte[] encrypt(String text) throws IOException {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(readOrMakeKey(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException impossible) {
            throw new IOException("This Java cannot encrypt by AES", impossible);
        }
    }

    private byte[] readKey() throws IOException, GeneralSecurityException {
        byte[] key;
        try {
            key = Files.readAllBytes(keyFile);
        } catch (NoSuchFileException gone) {
            throw new GeneralSecurityException("no key", gone);
        }
        if (key.length != KEY_BYTES) {
            throw new GeneralSecurityException("no key");
        }
        return key;
    }

    private byte[] readOrMakeKey() throws IOException {
        try {
            return readKey();
        } catch (GeneralSecurityException none) {
            var key = new byte[KEY_BYTES];
            random.nextBytes(key);
            OwnerFile.write(keyFile, key);
            return key;
        }
    }

    private Map<String, String> save(Map<String, String> changed) throws IOException {
        OwnerFile.write(file, encrypt(format(changed)));
        return changed;
    }
}
