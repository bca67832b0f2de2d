package dev.mqttworkbench.access;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UserFileTest {

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("users");
    }

    private boolean knows(String user, String password) {
        return PasswordFile.read(path()).verify(user, Payload.ofText(password)).isPresent();
    }

    @Test
    void makesAFileThatItsOwnerReads() throws Exception {
        var file = new UserFile(path());
        assertThat(file.users()).isEmpty();
        file.put("alice", "secret");
        file.put("bob", "hunter:2");

        assertThat(file.users()).containsExactly("alice", "bob");
        assertThat(knows("alice", "secret")).isTrue();
        assertThat(knows("bob", "hunter:2")).isTrue();
        assertThat(knows("alice", "hunter:2")).isFalse();
        assertThat(Files.readString(path())).doesNotContain("secret", "hunter");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void leavesOtherLinesAsTheyAre() throws Exception {
        AccessFixtures.write(path(), "# our users", AccessFixtures.ALICE, "", AccessFixtures.BOB);
        new UserFile(path()).put("alice", "other");

        var lines = Files.readAllLines(path());
        assertThat(lines).hasSize(4).startsWith("# our users").endsWith("", AccessFixtures.BOB);
        assertThat(knows("alice", "other")).isTrue();
        assertThat(knows("alice", "secret")).isFalse();
        assertThat(knows("bob", "hunter2")).isTrue();
    }

    /// As editors of Windows write it.
    @Test
    void knowsTheFirstUserBehindAByteOrderMark() throws Exception {
        AccessFixtures.write(path(), "\uFEFF" + AccessFixtures.ALICE);
        new UserFile(path()).put("alice", "other");

        assertThat(new UserFile(path()).users()).containsExactly("alice");
        assertThat(knows("alice", "other")).isTrue();
    }

    @Test
    void takesAUserOutAndBack() throws Exception {
        AccessFixtures.write(path(), AccessFixtures.ALICE, AccessFixtures.BOB);
        var file = new UserFile(path());
        var line = file.remove("alice").orElseThrow();

        assertThat(file.users()).containsExactly("bob");
        assertThat(file.remove("alice")).isEmpty();
        file.put(line);
        assertThat(file.users()).containsExactlyInAnyOrder("alice", "bob");
        assertThat(knows("alice", "secret")).isTrue();
    }

    @Test
    void doesNotTouchWhatItDoesNotUnderstand() {
        AccessFixtures.write(path(), "what is this");

        assertThatThrownBy(() -> new UserFile(path()).put("alice", "secret")).isInstanceOf(UnusableAccessFile.class);
        assertThat(path()).hasContent("what is this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b", "#a", " a", "a ", "a\nb", "a\u0000"})
    void takesNoNameThatIsNone(String name) {
        assertThatThrownBy(() -> new UserFile(path()).put(name, "secret")).isInstanceOf(IllegalArgumentException.class);
        assertThat(path()).doesNotExist();
    }
}
