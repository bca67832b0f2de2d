package dev.mqttworkbench.app.payload;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Schemas that were read from files: each once until its file changes. Any thread.
///
/// @param <T> what a file holds
final class SchemaFiles<T> {

    /// Reads a file.
    interface Reader<T> {

        /// @param alsoRead hears of other files that belong to it
        T read(Path file, Consumer<Path> alsoRead) throws IOException, CannotDecode;
    }

    /// How a file stood at a time.
    private record Stamp(long modified, long size) {

        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        }
    }

    /// What a file held, with those that belong to it.
    private record Version<T>(Map<Path, Stamp> files, T content) {

        boolean isCurrent() {
            try {
                for (var file : files.entrySet()) {
                    if (!file.getValue().equals(Stamp.of(file.getKey()))) {
                        return false;
                    }
                }
                return true;
            } catch (IOException gone) {
                return false; // reading says so
            }
        }
    }

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
            var known = Optional.ofNullable(read.get(file)).filter(Version::isCurrent);
            return known.isPresent() ? known.get().content() : read(file);
        } catch (NoSuchFileException missing) {
            throw new CannotDecode(DecodeFault.Reason.SCHEMA_MISSING, name);
        } catch (InvalidPathException noName) {
            throw new CannotDecode(DecodeFault.Reason.SCHEMA_NO_FILE, name);
        } catch (AccessDeniedException notAllowed) {
            throw new CannotDecode(DecodeFault.Reason.SCHEMA_NOT_ALLOWED, name);
        } catch (IOException invalid) {
            throw unreadable(name, invalid);
        }
    }

    private T read(Path file) throws IOException, CannotDecode {
        var files = new HashMap<Path, Stamp>();
        files.put(file, Stamp.of(file));
        if (!Files.isRegularFile(file)) {
            throw new CannotDecode(DecodeFault.Reason.SCHEMA_NO_FILE, file);
        }
        if (files.get(file).size() > LARGEST) {
            throw new CannotDecode(DecodeFault.Reason.SCHEMA_TOO_LARGE, file, LARGEST / 1024 / 1024);
        }
        try {
            var others = new ArrayList<Path>();
            var content = reader.read(file, others::add);
            for (var other : others) {
                files.put(other, Stamp.of(other));
            }
            if (read.size() >= MOST_KEPT) {
                read.clear();
            }
            read.put(file, new Version<>(Map.copyOf(files), content));
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
