package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A file that holds one value as JSON, such as a list of profiles: written whole or not at all, with the version of its form.
///
/// What cannot be read is never overwritten: a damaged file is set aside under another name, and one that a newer workbench
/// wrote stays as it is. Any thread, one at a time, each behind the other.
///
/// @param <T> a record; the package it lies in is open to Jackson
public final class JsonFile<T> {

    /// What reading gave.
    ///
    /// @param <T> the value
    public sealed interface Reading<T> {

        /// The value that stands in the file.
        record Found<T>(T value) implements Reading<T> {}

        /// There is no such file.
        record Missing<T>() implements Reading<T> {}

        /// The file holds something else.
        ///
        /// @param where it is now
        /// @param reason what is wrong with it, in English, for the curious
        record SetAside<T>(Path where, String reason) implements Reading<T> {}

        /// The file cannot be used, and is left alone: a newer workbench wrote it, or the system does not give it.
        ///
        /// @param where it is
        /// @param reason in English
        record LeftAlone<T>(Path where, String reason) implements Reading<T> {}
    }

    private static final String VERSION = "version";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    // What an older or a newer form has more is no damage; what it has less is the record's to judge.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Class<T> type;
    private final int version;
    /// What was read or written here last; empty where there was nothing.
    private byte[] known = {};

    /// @param file where; the folder is made when it is first written
    /// @param type of the value, an object in JSON
    /// @param version of the form, from 1; higher ones are not read
    public JsonFile(Path file, Class<T> type, int version) {
        this.file = file;
        this.type = type;
        this.version = version;
    }

    /// Where it is.
    public Path path() {
        return file;
    }

    /// Reads the value.
    public Reading<T> read() {
        try {
            var bytes = Files.readAllBytes(file);
            known = bytes;
            return parse(bytes);
        } catch (NoSuchFileException missing) {
            return new Reading.Missing<>();
        } catch (IOException unreadable) {
            return new Reading.LeftAlone<>(file, unreadable.toString());
        }
    }

    private Reading<T> parse(byte[] bytes) throws IOException {
        try {
            if (!(MAPPER.readTree(bytes) instanceof ObjectNode object)) {
                return setAside("no object");
            }
            var written = object.path(VERSION).asInt(0);
            if (written > version) {
                return new Reading.LeftAlone<>(file, "version " + written);
            }
            return new Reading.Found<>(MAPPER.treeToValue(object, type));
        } catch (JacksonException | IllegalArgumentException damaged) {
            return setAside(String.valueOf(damaged.getMessage()));
        }
    }

    private Reading<T> setAside(String reason) throws IOException {
        known = new byte[0];
        return new Reading.SetAside<>(moveAside("damaged"), reason);
    }

    private Path moveAside(String what) throws IOException {
        var name = String.format(Locale.ROOT, "%s.%s-%s", file.getFileName(), what, LocalDateTime.now().format(STAMP));
        var aside = file.resolveSibling(name);
        for (var number = 2; Files.exists(aside); number++) {
            aside = file.resolveSibling(name + "-" + number);
        }
        return Files.move(file, aside);
    }

    /// Writes the value in the place of what was there: whoever reads meanwhile sees one of the two.
    ///
    /// @throws IOException when the system refuses; then what was there stays
    public void write(T value) throws IOException {
        write(bytes(value));
    }

    /// Writes the value as [#write] does. What somebody else has written since it was read or written here is kept beside it.
    ///
    /// @return where that is now; empty where nobody has
    /// @throws IOException when the system refuses
    Optional<Path> writeBesideOthers(T value) throws IOException {
        var ours = bytes(value);
        var theirs = isOfOthers(ours) ? Optional.of(moveAside("other")) : Optional.<Path>empty();
        write(ours);
        return theirs;
    }

    private boolean isOfOthers(byte[] ours) throws IOException {
        try {
            var now = Files.readAllBytes(file);
            return !Arrays.equals(now, known) && !Arrays.equals(now, ours);
        } catch (NoSuchFileException nobody) {
            return false;
        }
    }

    private byte[] bytes(T value) {
        var object = MAPPER.createObjectNode().put(VERSION, version);
        object.setAll((ObjectNode) MAPPER.valueToTree(value));
        return MAPPER.writeValueAsBytes(object);
    }

    private void write(byte[] bytes) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new"); // for the owner's eyes only, where the system can
        try {
            Files.write(fresh, bytes);
            moveTo(fresh);
            known = bytes;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void moveTo(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
