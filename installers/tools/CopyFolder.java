import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Copies the files of a folder into another one, on every system alike.
///
/// Arguments: from, to.
void main(String[] arguments) throws IOException {
    var target = Files.createDirectories(Path.of(arguments[1]));
    try (var files = Files.list(Path.of(arguments[0]))) {
        for (var file : files.toList()) {
            Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
