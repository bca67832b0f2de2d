package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What an access list allows. The same rules stand beside Mosquitto's own answers in `MosquittoAccessListTest`.
class AccessListTest {

    @TempDir
    private Path folder;

    private AccessList list(String... lines) {
        return AccessList.read(AccessFixtures.write(folder.resolve("acl"), lines));
    }

    private static String may(Rights rights, String topic) {
        var name = new TopicName(topic);
        return (rights.mayRead(name) ? "r" : "-") + (rights.mayWrite(name) ? "w" : "-");
    }

    @ParameterizedTest
    @CsvSource({
        "'',    c, public/news,         r-", //
        "'',    c, public/secret,       --", //
        "'',    c, home/alice/lamp,     --", //
        "alice, c, public/news,         --", // what stands before the first user is for the anonymous alone
        "alice, c, home/alice/lamp,     rw", //
        "alice, c, home/alice,          rw", //
        "alice, c, home/alice/locked,   --", // a denial wins, wherever it stands
        "alice, c, with spaces/x,       -w", //
        "alice, c, again/x,             r-", // two parts of one user
        "alice, c, own/alice/c/x,       rw", //
        "alice, c, own/bob/c/x,         --", //
        "alice, c, own/alice/other/x,   --", //
        "alice, c, own/alice/c/locked,  --", // denied by a pattern
        "alice, c, device-c/state,      -w", //
        "'',    c, device-c/state,      -w", //
        "'',    c, own//c/x,            --", // a pattern with %u is for users
        "bob,   c, own/bob/c/locked,    r-", // what a rule of the user allows no pattern takes back
        "bob,   c, $SYS/broker/uptime,  r-", //
        "alice, c, $SYS/broker/uptime,  --", //
        "carol, c, public/news,         --"
    })
    void decidesAsMosquittoDoes(String user, String clientIdentifier, String topic, String expected) {
        var list = list(
                "# rules before the first user", "topic read public/#", "topic deny public/secret", "",
                "user alice", "topic home/alice/#", "topic deny home/alice/locked", "topic write with spaces/+",
                "user bob", "topic read own/bob/c/locked", "topic read $SYS/#",
                "user alice", "topic read again/#",
                "pattern readwrite own/%u/%c/#", "pattern deny own/%u/%c/locked", "  pattern write device-%c/state  ");
        var userName = user.isEmpty() ? Optional.<String>empty() : Optional.of(user);
        assertThat(may(list.rightsOf(userName, clientIdentifier), topic)).isEqualTo(expected);
        assertThat(list.namesUsers()).isTrue();
    }

    @Test
    void anEmptyFileDeniesEverything() {
        var rights = list("").rightsOf(Optional.of("alice"), "c");
        assertThat(may(rights, "a")).isEqualTo("--");
        assertThat(rights.maySubscribe(new TopicFilter("#"))).isFalse();
        assertThat(may(Rights.ALL, "a")).isEqualTo("rw");
        assertThat(Rights.ALL.maySubscribe(new TopicFilter("#"))).isTrue();
    }

    /// A client named `#` or `+/x` must not widen its rights.
    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "+/x", "a/#", "a+", "victim/sub", "/", ""})
    void aStrangeNameTakesNothingFromPatterns(String name) {
        var list = list("pattern readwrite own/%c/#", "pattern read all/%u/#", "pattern read %u");
        for (var topic : new String[] {"own/victim/x", "own/victim/sub/x", "own/x", "own", "all/victim", "own//x", "#".equals(name) ? "x" : "own/a/x"}) {
            assertThat(may(list.rightsOf(Optional.empty(), name), topic)).as(topic).isEqualTo("--");
            assertThat(may(list.rightsOf(Optional.of(name), "c"), topic)).as(topic).isEqualTo("--");
        }
        assertThat(list.rightsOf(Optional.of(name), name).maySubscribe(new TopicFilter("#"))).isFalse();
    }

    @Test
    void aNameWithASlashDoesNotEscapeADenial() {
        var list = list("pattern readwrite #", "pattern deny locked/%c/#");
        assertThat(may(list.rightsOf(Optional.empty(), "a/b"), "locked/a/b/x")).isEqualTo("--");
        assertThat(may(list.rightsOf(Optional.empty(), "a/b"), "open")).isEqualTo("rw");
    }

    /// A user called `%c` gets no other client's place.
    @Test
    void aNameIsNotSubstitutedInANameAgain() {
        var rights = list("pattern read own/%u/x").rightsOf(Optional.of("%c"), "victim");
        assertThat(may(rights, "own/victim/x")).isEqualTo("--");
        assertThat(may(rights, "own/%c/x")).isEqualTo("r-");
    }

    @ParameterizedTest
    @CsvSource({
        "#,                  true", //
        "home/#,             true", //
        "home/alice/#,       true", //
        "home/+/lamp,        true", //
        "home/bob/#,         false", //
        "home/alice/locked,  false", //
        "home/alice/locked/#,false", // every topic of it is denied
        "hidden/#,           false", // allowed by one rule, taken back by another as a whole
        "in/box,             false", // may be written only
        "$SYS/#,             false", //
        "$share/g/home/#,    true", //
        "$share/g/other/#,   false", //
        "own/c/#,            true", //
        "own/+/x,            true", //
        "own/d/#,            false"
    })
    void grantsASubscriptionWhereSomethingCouldBeRead(String filter, boolean granted) {
        var rights = list(
                "user alice", "topic read home/alice/#", "topic deny home/alice/locked/#", "topic read hidden/#",
                "topic deny hidden/#", "topic write in/#", "pattern read own/%c/#").rightsOf(Optional.of("alice"), "c");
        assertThat(rights.maySubscribe(new TopicFilter(filter))).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "user                      | there is no name behind user",
        "topic                     | there is no topic filter",
        "pattern                   | there is no topic filter",
        "topic reed home/#         | before the topic filter stands read, write, readwrite or deny, not \"reed\"",
        "topic my home             | before the topic filter stands read, write, readwrite or deny, not \"my\"",
        "topic read home/#/lamp    | \"home/#/lamp\" is not a topic filter",
        "topic home+               | \"home+\" is not a topic filter",
        "pattern read %u+          | \"%u+\" is not a topic filter",
        "topic read $share/g/home  | a shared subscription is allowed by its filter without $share/name/",
        "topics read home          | a line begins with topic, user, pattern or #, not with \"topics\"",
        "allow alice               | a line begins with topic, user, pattern or #, not with \"allow\""
    })
    void namesFileAndLineOfABadLine(String line, String why) {
        assertThatThrownBy(() -> list("# rules", "topic read a", line, "topic read b"))
                .isInstanceOf(UnusableAccessFile.class)
                .hasMessageStartingWith(folder.resolve("acl") + ", line 3: ")
                .hasMessageContaining(why);
    }

    @Test
    void goesOnDecidingAfterMoreTopicsThanItKeeps() {
        var rights = list("topic read even/#").rightsOf(Optional.empty(), "c");
        for (var i = 0; i < 5_000; i++) {
            assertThat(may(rights, (i % 2 == 0 ? "even/" : "odd/") + i)).isEqualTo(i % 2 == 0 ? "r-" : "--");
        }
    }
}
