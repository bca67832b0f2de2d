package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.util.Locale;

/// A file that says who may do what cannot be used. The message is a sentence for the user that names the file and, where one
/// is to blame, the line.
public final class UnusableAccessFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// The file cannot be read at all.
    UnusableAccessFile(Path file, String what, Throwable cause) {
        super(String.format(Locale.ROOT, "%s: %s", file, what), cause);
    }

    /// A line of it means nothing, or not one thing.
    UnusableAccessFile(Path file, int line, String what) {
        super(String.format(Locale.ROOT, "%s, line %d: %s", file, line, what));
    }
}
