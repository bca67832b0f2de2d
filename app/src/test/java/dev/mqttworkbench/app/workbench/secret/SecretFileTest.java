package dev.mqttworkbench.app.workbench.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

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
    void keepsWhatAnotherWorkbenchHasWritten() throws IOException {
        var mine = open();
        var theirs = open();
        mine.write("a", "mine");
        assertThat(theirs.read("a")).contains("mine");
        theirs.write("b", "theirs");
        mine.write("c", "mine");
        assertThat(mine.read("b")).as("written after the first look").contains("theirs");
        theirs.write("a", "changed");
        assertThat(mine.read("a")).contains("changed");

        theirs.remove("c");
        mine.remove("b");
        for (var each : List.of(mine, theirs, open())) {
            assertThat(each.read("a")).contains("changed");
            assertThat(each.read("b")).isEmpty();
            assertThat(each.read("c")).isEmpty();
        }
        assertThat(damaged).isEmpty();
    }

    @Test
    void losesNothingWhenManyWriteAtOnce() {
        var writers = IntStream.range(0, 8).mapToObj(writer -> CompletableFuture.runAsync(() -> {
            var file = open();
            for (var number = 0; number < 10; number++) {
                try {
                    file.write(writer + "/" + number, "secret");
                } catch (IOException refused) {
                    throw new UncheckedIOException(refused);
                }
            }
        })).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();

        assertThat(IntStream.range(0, 80).filter(each -> isKept(each / 10 + "/" + each % 10))).hasSize(80);
        assertThat(damaged).isEmpty();
    }

    private boolean isKept(String name) {
        try {
            return open().read(name).isPresent();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Test
    void makesNoFilesToForgetWhatWasNeverKept() throws IOException {
        open().remove("a");

        assertThat(folder).isEmptyDirectory();
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
