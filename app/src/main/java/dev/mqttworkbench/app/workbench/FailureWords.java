package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Objects;

import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.client.ConnectFailure;

/// The sentences for what goes wrong, in the reader's language.
///
/// @param words where they stand
public record FailureWords(Words words) {

    /// A failure of one part of the workbench, that knows its own sentence.
    public interface Worded {

        /// What went wrong, in the reader's language.
        String in(Words words);
    }

    private static final String IS_FOLDER = "Is a directory";

    /// What went wrong and what to do about it. A failure that the workbench does not know speaks for itself.
    public String of(Throwable failure) {
        return switch (failure) {
            case ConnectFailure connect -> sentence(key(connect.kind()), connect.arguments());
            case ListenFailure listen -> sentence(key(listen.kind()), listen.arguments());
            case Worded worded -> worded.in(words);
            case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
            case FileSystemException file -> ofFile(file);
            case IOException read when IS_FOLDER.equals(read.getMessage()) -> words.get("failure.file.folder"); // Java opens one, and fails then
            default -> {
                var message = failure.getMessage();
                yield message == null ? failure.getClass().getSimpleName() : message;
            }
        };
    }

    /// Why a file cannot be read or written, as the second part of a sentence that names it.
    private String ofFile(FileSystemException failure) {
        var reason = Objects.requireNonNullElse(failure.getReason(), "");
        return switch (failure) {
            case NoSuchFileException missing -> words.get("failure.file.missing");
            case AccessDeniedException denied -> words.get("failure.file.denied");
            case FileAlreadyExistsException inTheWay -> words.get("failure.file.inTheWay");
            case NotDirectoryException file -> words.get("failure.file.noFolder");
            default -> switch (reason) {
                case IS_FOLDER -> words.get("failure.file.folder");
                case "Not a directory" -> words.get("failure.file.noFolder");
                case "No space left on device" -> words.get("failure.file.full");
                case "Read-only file system" -> words.get("failure.file.denied");
                case "File name too long" -> words.get("failure.file.name");
                case "" -> words.get("failure.file.other", failure.getClass().getSimpleName());
                default -> reason; // in the words of the system
            };
        };
    }

    private String sentence(String key, List<String> arguments) {
        return words.get(key, arguments.toArray());
    }

    /// The key of the sentence for a connection that failed.
    public static String key(ConnectFailure.Kind kind) {
        return "failure.connect." + kind;
    }

    /// The key of the sentence for a broker that cannot listen.
    public static String key(ListenFailure.Kind kind) {
        return "failure.listen." + kind;
    }
}
