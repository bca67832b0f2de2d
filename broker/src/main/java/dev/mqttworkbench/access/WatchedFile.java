package dev.mqttworkbench.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// A file whose content is read again when it has changed. What was read last stays where a change cannot be read.
///
/// @param <T> what the content becomes
final class WatchedFile<T> {

    private final Path path;
    private final Function<Path, T> reader;
    private @Nullable Stamp read;
    private @Nullable Stamp seen;
    private T content;

    /// What tells one content from another without reading it.
    private record Stamp(long modifiedNanos, long size, @Nullable Object key) {

        static @Nullable Stamp of(Path path) {
            try {
                var attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return new Stamp(
                        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.size(),
                        attributes.fileKey());
            } catch (IOException missing) {
                return null; // reading it says so
            }
        }
    }

    /// @param reader throws [UnusableAccessFile]
    WatchedFile(Path path, Function<Path, T> reader) {
        this.path = path;
        this.reader = reader;
        this.read = Stamp.of(path);
        this.content = reader.apply(path);
        this.seen = read;
    }

    Path path() {
        return path;
    }

    T content() {
        return content;
    }

    /// Reads the file again if it has changed and has not since the last call: an editor that is still writing is left alone.
    ///
    /// @return whether it was read
    /// @throws UnusableAccessFile once for each change that cannot be read
    boolean lookAgain() {
        var now = Stamp.of(path);
        var settled = Objects.equals(now, seen);
        seen = now;
        if (!settled || Objects.equals(now, read)) {
            return false;
        }
        readAgain();
        return true;
    }

    /// Reads the file again.
    ///
    /// @throws UnusableAccessFile when it cannot be read
    void readAgain() {
        read = Stamp.of(path);
        seen = read;
        content = reader.apply(path);
    }
}
