package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What the system refuses, in the reader's words and without names of classes.
class FileFailureWordsTest {

    @TempDir
    private Path folder;

    private static String said(Callable<?> refused, Locale locale) {
        try {
            refused.call();
        } catch (Exception failure) {
            return new FailureWords(new Words(Resources.words(locale), locale)).of(failure);
        }
        throw new AssertionError("Nothing was refused");
    }

    @Test
    void saysWhyAFileCannotBeReadOrWritten() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "1");
        assertThat(said(() -> Files.readString(folder.resolve("none")), Locale.ENGLISH)).isEqualTo("there is no such file or folder");
        assertThat(said(() -> Files.writeString(folder.resolve("none/file"), ""), Locale.GERMAN)).isEqualTo("diese Datei oder diesen Ordner gibt es nicht");
        assertThat(said(() -> Files.readString(folder), Locale.ENGLISH)).isEqualTo("it is a folder");
        assertThat(said(() -> Files.writeString(folder, ""), Locale.ENGLISH)).isEqualTo("it is a folder");
        assertThat(said(() -> Files.writeString(file.resolve("below"), ""), Locale.ENGLISH)).isEqualTo("a part of its path is no folder");
        assertThat(said(() -> Files.createDirectory(file), Locale.ENGLISH)).isEqualTo("something of that name is there already");
        assertThat(said(() -> Files.writeString(folder.resolve("x".repeat(300)), ""), Locale.ENGLISH)).isEqualTo("its name is too long for the system");
    }

    @Test
    void looksIntoWhatIsWrappedForAnotherThread() {
        assertThat(said(() -> {
            try {
                return Files.readString(folder.resolve("none"));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }, Locale.ENGLISH)).isEqualTo("there is no such file or folder");
    }
}
