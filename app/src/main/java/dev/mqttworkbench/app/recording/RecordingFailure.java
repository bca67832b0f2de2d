package dev.mqttworkbench.app.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;

/// A recording cannot be written or read: why.
final class RecordingFailure extends IOException implements FailureWords.Worded {

    /// What is wrong.
    enum Kind {
        /// There is no room on the disk.
        FULL,
        /// The file was moved, replaced or deleted while it was written.
        GONE,
        /// There is no such file.
        MISSING,
        /// It is a file of something else.
        FOREIGN,
        /// A newer workbench wrote it.
        NEWER,
        /// It is a recording whose content is broken.
        DAMAGED,
        /// The system refuses it.
        REFUSED
    }

    private static final long serialVersionUID = 1;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CANTOPEN = 14;
    private static final int SQLITE_NOTADB = 26;
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_READONLY_DBMOVED = 1032;
    private static final int PRIMARY_CODE = 0xFF;

    private final Kind kind;

    /// @param reason in the words of the system
    RecordingFailure(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    /// The system refuses the file.
    RecordingFailure(IOException refused) {
        super(refused.toString(), refused);
        this.kind = Kind.REFUSED;
    }

    /// What SQLite says.
    static RecordingFailure of(SQLException failure) {
        var code = failure.getErrorCode();
        var kind = switch (code & PRIMARY_CODE) {
            case SQLITE_FULL -> Kind.FULL;
            case SQLITE_CORRUPT -> Kind.DAMAGED;
            case SQLITE_NOTADB -> Kind.FOREIGN;
            case SQLITE_READONLY -> code == SQLITE_READONLY_DBMOVED ? Kind.GONE : Kind.REFUSED;
            default -> Kind.REFUSED;
        };
        return new RecordingFailure(kind, String.valueOf(failure.getMessage()));
    }

    /// What SQLite says of a file that it was asked to open.
    static RecordingFailure opening(Path path, SQLException failure) {
        var isMissing = (failure.getErrorCode() & PRIMARY_CODE) == SQLITE_CANTOPEN && !Files.exists(path);
        return isMissing ? new RecordingFailure(Kind.MISSING, path.toString()) : of(failure);
    }

    /// What is wrong.
    Kind kind() {
        return kind;
    }

    /// What is wrong, as the second part of a sentence.
    @Override
    public String in(Words words) {
        return words.get("recording.reason." + kind, reason(words));
    }

    private String reason(Words words) {
        return getCause() == null ? String.valueOf(getMessage()) : new FailureWords(words).of(getCause());
    }

    /// What is wrong and what to do about it.
    ///
    /// @param file that is meant
    String sentence(Words words, String file) {
        return words.get("recording.failure." + kind, file, reason(words));
    }
}
