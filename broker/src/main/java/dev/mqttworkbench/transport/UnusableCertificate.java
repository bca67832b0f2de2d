package dev.mqttworkbench.transport;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// A certificate or key cannot be used. The message is a sentence for the user that names the file.
public final class UnusableCertificate extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String lockedFile;

    UnusableCertificate(String sentence, Throwable cause) {
        super(sentence, cause);
        this.lockedFile = null;
    }

    private UnusableCertificate(Path locked, Throwable cause) {
        super(String.format(Locale.ROOT, "%s is encrypted, and its password is missing or another one.", locked), cause);
        this.lockedFile = locked.toString();
    }

    /// A file cannot be decrypted.
    static UnusableCertificate locked(Path file, Throwable cause) {
        return new UnusableCertificate(file, cause);
    }

    /// The file whose password is missing or wrong, where that is the reason.
    public Optional<String> lockedFile() {
        return Optional.ofNullable(lockedFile);
    }
}
