package dev.mqttworkbench.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// A password file while it is edited, as `mosquitto_passwd` does: one user is put in or taken out, every other line stays as it is.
/// The file is replaced as a whole, and only its owner may read a new one. A running broker that uses it notices by itself.
///
/// Slow: for a thread that may wait. One thread at a time.
public final class UserFile {

    /// About a hundredth of a second a check.
    private static final int ITERATIONS = 10_000;
    private static final int SALT = 16;
    private static final int LONGEST = 65_535;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    /// @param file may be missing: then there are no users, and it is made with the first one
    public UserFile(Path file) {
        this.file = file;
    }

    /// The users, in the order of the file.
    ///
    /// @throws UnusableAccessFile when the file cannot be read, or with the first line that is wrong
    public List<String> users() {
        if (Files.notExists(file)) {
            return List.of();
        }
        PasswordFile.read(file);
        return Line.of(file).stream().map(line -> userOf(line.text())).toList();
    }

    /// Puts a user in, or gives the user another password.
    ///
    /// @return the line of before, to put it back; empty where there was no such user
    /// @throws IllegalArgumentException when there can be no such user
    /// @throws UnusableAccessFile when the file that is there cannot be read
    /// @throws IOException when the file cannot be written
    public Optional<String> put(String user, String password) throws IOException {
        requireUser(user);
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return put(user + ":" + PasswordHash.Pbkdf2.of(Payload.ofText(password), Payload.taking(salt), ITERATIONS).line());
    }

    /// Puts a line back that [#remove] took out, or that [#put(String, String)] replaced.
    ///
    /// @return the line in whose place it is; empty where there was none
    /// @throws IOException when the file cannot be written
    public Optional<String> put(String line) throws IOException {
        var lines = lines();
        var place = place(lines, userOf(line));
        var before = place < 0 ? Optional.<String>empty() : Optional.of(lines.get(place));
        if (place < 0) {
            lines.add(line);
        } else {
            lines.set(place, line);
        }
        write(lines);
        return before;
    }

    /// Takes a user out.
    ///
    /// @return the line, to put it back; empty where there is no such user
    /// @throws IOException when the file cannot be written
    public Optional<String> remove(String user) throws IOException {
        var lines = lines();
        var place = place(lines, user);
        if (place < 0) {
            return Optional.empty();
        }
        var line = lines.remove(place);
        write(lines);
        return Optional.of(line);
    }

    /// Whether there can be a user of this name: something without a colon or control characters, that is no comment.
    public static boolean isUser(String name) {
        return !name.isBlank() && name.equals(name.strip()) && name.indexOf(':') < 0 && !name.startsWith("#")
                && name.chars().noneMatch(Character::isISOControl) && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    private static void requireUser(String name) {
        if (!isUser(name)) {
            throw new IllegalArgumentException("A user name has no colon, no control characters and no blanks around it, and does not begin with #");
        }
    }

    private List<String> lines() throws IOException {
        if (Files.notExists(file)) {
            return new ArrayList<>();
        }
        PasswordFile.read(file); // what is not understood is not touched
        var lines = new ArrayList<>(Files.readAllLines(file));
        if (!lines.isEmpty() && lines.getFirst().startsWith(BYTE_ORDER_MARK)) {
            lines.set(0, lines.getFirst().substring(BYTE_ORDER_MARK.length()));
        }
        return lines;
    }

    private static int place(List<String> lines, String user) {
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.startsWith("#") && line.indexOf(':') > 0 && userOf(line).equals(user)) {
                return i;
            }
        }
        return -1;
    }

    private static String userOf(String line) {
        return line.substring(0, line.indexOf(':')).strip();
    }

    private void write(List<String> lines) throws IOException {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
        var isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        var written = Files.createTempFile(folder, "users", ".tmp"); // only its owner may read it
        try {
            Files.write(written, lines);
            if (isPosix && Files.exists(file)) {
                Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(file));
            } else if (isPosix) {
                Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
            }
            replaceBy(written);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private void replaceBy(Path written) throws IOException {
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException other) {
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
