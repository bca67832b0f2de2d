package dev.mqttworkbench.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessFilesTest {

    private static final TopicName A = new TopicName("a");

    @TempDir
    private Path folder;

    private Path acl = Path.of("");
    private Path users = Path.of("");

    @BeforeEach
    void write() {
        acl = AccessFixtures.write(folder.resolve("acl"), "topic read a");
        users = AccessFixtures.write(folder.resolve("users"), AccessFixtures.ALICE);
    }

    private AccessFiles open() {
        return new AccessFiles(Optional.of(users), Optional.empty(), Optional.of(acl));
    }

    private static boolean mayRead(AccessFiles files) {
        return files.content().rightsOf(Principal.ANONYMOUS, "c").mayRead(A);
    }

    private static void write(Path file, int minute, String... lines) throws IOException {
        AccessFixtures.write(file, lines);
        Files.setLastModifiedTime(file, FileTime.fromMillis(minute * 60_000L));
    }

    @Test
    void readsAChangeWhenItHasSettled() throws IOException {
        var files = open();
        assertThat(files.lookAgain().changed()).isFalse();
        write(acl, 1, "topic read b");
        assertThat(files.lookAgain().changed()).as("while it may still be written").isFalse();
        assertThat(mayRead(files)).isTrue();
        assertThat(files.lookAgain().changed()).isTrue();
        assertThat(mayRead(files)).isFalse();
        assertThat(files.lookAgain().changed()).isFalse();
    }

    @Test
    void keepsWhatStoodThereWhereAChangeCannotBeRead() throws IOException {
        var files = open();
        write(acl, 1, "topics read b");
        write(users, 1, AccessFixtures.ALICE, AccessFixtures.BOB);
        files.lookAgain();
        var outcome = files.lookAgain();
        assertThat(outcome.refused()).containsExactly(
                acl + ", line 1: a line begins with topic, user, pattern or #, not with \"topics\"");
        assertThat(mayRead(files)).isTrue();
        assertThat(files.content().accounts().passwords().orElseThrow().size()).as("the other file").isEqualTo(2);
        assertThat(files.lookAgain().refused()).as("said once").isEmpty();
        assertThat(files.readAgain().refused()).as("and when somebody asks").hasSize(1);
    }

    @Test
    void keepsWhatStoodInAFileThatIsGoneUntilItIsBack() throws IOException {
        var files = open();
        Files.delete(acl);
        files.lookAgain();
        assertThat(files.lookAgain().refused()).containsExactly(acl + ": there is no such file");
        assertThat(mayRead(files)).isTrue();
        write(acl, 1, "topic read b");
        files.lookAgain();
        files.lookAgain();
        assertThat(mayRead(files)).isFalse();
    }

    @Test
    void isNotMadeOfFilesThatCannotBeRead() throws IOException {
        write(users, 1, "alice:secret");
        assertThatThrownBy(this::open).isInstanceOf(UnusableAccessFile.class).hasMessageStartingWith(users + ", line 1: ");
    }

    @Test
    void withoutFilesThereIsNothingToLookAt() {
        var files = new AccessFiles(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(files.isEmpty()).isTrue();
        assertThat(files.content().rightsOf(Principal.ANONYMOUS, "c")).isSameAs(Rights.ALL);
    }
}
