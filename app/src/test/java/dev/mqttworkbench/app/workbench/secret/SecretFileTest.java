package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFileTest {

    @TempDir
    private Path folder;

    private final List<Path> damaged = new ArrayList<>();

    private SecretFile open() {
        return new SecretFile(folder, damaged::add);
    }

    @Test
    void remembersSecretsForTheNextRun() throws IOException {
        open().write("a/password", "sesame ☃");
        open().write("b/password", "");

        assertThat(open().read("a/password")).contains("sesame ☃");
        assertThat(open().read("b/password")).contains("");
        assertThat(open().read("c/password")).isEmpty();
        assertThat(damaged).isEmpty();
    }

    @Test
    void forgetsWhatIsRemoved() throws IOException {
        var file = open();
        file.write("a", "one");
        file.write("b", "two");
        file.remove("a");

        assertThat(open().read("a")).isEmpty();
        assertThat(open().read("b")).contains("two");
    }

    @Test
    void letsNobodyReadThemFromTheFile() throws IOException {
        open().write("name-of-secret", "sesame");

        var bytes = new String(Files.readAllBytes(folder.resolve("secrets.bin")), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("sesame").doesNotContain("name-of-secret").doesNotContain("c2VzYW1l");
        for (var name : List.of("secrets.bin", "secrets.key")) {
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)))).as(name).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void setsADamagedFileAside() throws IOException {
        open().write("a", "one");
        var bytes = Files.readAllBytes(folder.resolve("secrets.bin"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("secrets.bin"), bytes);

        var file = open();
        assertThat(file.read("a")).isEmpty();
        assertThat(damaged).hasSize(1);
        assertThat(Files.readAllBytes(damaged.getFirst())).isEqualTo(bytes);

        file.write("b", "two");
        assertThat(open().read("b")).contains("two");
    }

    @Test
    void setsAFileAsideWhoseKeyIsGone() throws IOException {
        open().write("a", "one");
        Files.delete(folder.resolve("secrets.key"));

        assertThat(open().read("a")).isEmpty();
        assertThat(damaged).hasSize(1).allMatch(Files::exists);
    }
}
