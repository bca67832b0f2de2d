package dev.mqttworkbench.app.payload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Schemas that were read from files: each once until its file changes. Any thread.
///
/// @param <T> what a file holds
final class SchemaFiles<T> {

    /// Reads a file.
    interface Reader<T> {

        T read(Path file) throws IOException;
    }

    /// What a file held at a time.
    private record Version<T>(long modified, long size, T content) {}

    private static final long LARGEST = 16L * 1024 * 1024;
    private static final int MOST_KEPT = 32;
    private static final int LONGEST_REASON = 300;

    private final Reader<T> reader;
    private final ConcurrentHashMap<Path, Version<T>> read = new ConcurrentHashMap<>();

    SchemaFiles(Reader<T> reader) {
        this.reader = reader;
    }

    T get(String name) throws CannotDecode {
        try {
            var file = Path.of(name.strip());
            var modified = Files.getLastModifiedTime(file).toMillis();
            var size = Files.size(file);
            var known = Optional.ofNullable(read.get(file)).filter(version -> version.modified() == modified && version.size() == size);
            return known.isPresent() ? known.get().content() : read(file, modified, size);
        } catch (NoSuchFileException missing) {
            throw new CannotDecode(DecodeFault.Reason.SCHEMA_UNREADABLE, name, "there is no such file");
        } catch (IOException | InvalidPathException refused) {
            throw unreadable(name, refused);
        }
    }

    private T read(Path file, long modified, long size) throws IOException, CannotDecode {
        if (size > LARGEST || !Files.isRegularFile(file)) {
            throw new IOException("it is no file, or larger than 16 MB");
        }
        try {
            var content = reader.read(file);
            if (read.size() >= MOST_KEPT) {
                read.clear();
            }
            read.put(file, new Version<>(modified, size, content));
            return content;
        } catch (RuntimeException invalid) { // the libraries' parsers say so in their own ways
            throw unreadable(file.toString(), invalid);
        }
    }

    private static CannotDecode unreadable(String name, Exception why) {
        var reason = Optional.ofNullable(why.getMessage()).orElse(why.getClass().getSimpleName()).replaceAll("\\s+", " ").strip();
        return new CannotDecode(DecodeFault.Reason.SCHEMA_UNREADABLE, name, Preview.cut(reason, LONGEST_REASON));
    }
}
