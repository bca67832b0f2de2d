package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes files that nobody but their owner may read, such as keys. Any thread.
public final class OwnerFile {

    private OwnerFile() {}

    /// Writes a file in place of what was there; its folder is made where there is none. Whoever reads meanwhile sees the old file or the new one;
    /// others than the owner see neither, where the system can.
    ///
    /// @throws IOException when the system refuses; then what was there stays
    public static void write(Path target, byte[] bytes) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, target.getFileName().toString(), ".new");
        try {
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
