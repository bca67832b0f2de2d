package dev.mqttworkbench.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file or a folder cannot be used. The exceptions of Java say it with the name of their class.
public final class FileProblem {

    private FileProblem() {}

    /// Why, in words that come behind a colon.
    public static String words(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no such file or folder";
            case AccessDeniedException denied -> "the right to do so is missing";
            case FileAlreadyExistsException taken -> "there is a file of this name";
            case NotDirectoryException file -> "it is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failure.getMessage() == null ? "the system does not say why" : failure.getMessage();
        };
    }
}
