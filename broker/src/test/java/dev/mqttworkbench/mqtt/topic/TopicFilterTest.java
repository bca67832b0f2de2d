package dev.mqttworkbench.mqtt.topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Topic Filters: their syntax (4.7, 4.8) and what they match, in a table that is mostly the standard's own examples.
class TopicFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#", "+", "/", "//", "a/", "+/+", "/+", "+/", "sport/tennis/#", "sport/#", "+/tennis/#", "sport/+/player1", "$SYS/#",
                "$share/group/a/+", "$share/group/#", "$share/group//", "$shared/a", "$share"
            })
    void acceptsWildcardsInTheirPlaces(String value) {
        assertThat(new TopicFilter(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/", "a/#/b", "#/a", "##", "+/#/"})
    void theMultiLevelWildcardIsLast_4_7_1_1(String value) {
        assertThatThrownBy(() -> new TopicFilter(value)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#", "a/b#", "sport/tennis#", "#a", "+#"})
    void theMultiLevelWildcardIsAloneInItsLevel_4_7_1_1(String value) {
        assertThatThrownBy(() -> new TopicFilter(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be alone in its level");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sport+", "+a", "a/+b/c", "a/b+", "++"})
    void theSingleLevelWildcardIsAloneInItsLevel_4_7_1_2(String value) {
        assertThatThrownBy(() -> new TopicFilter(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("+ must be alone in its level");
    }

    @Test
    void refusesTheEmptyTextNullAndTooManyBytes_4_7_3_1to3() {
        assertThatThrownBy(() -> new TopicFilter("")).hasMessage("A topic filter needs at least one character");
        assertThatThrownBy(() -> new TopicFilter("a/\0")).hasMessageContaining("null character");
        assertThatThrownBy(() -> new TopicFilter("a".repeat(65_536))).hasMessageContaining("65,535 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$share/", "$share/group", "$share/group/", "$share//a", "$share/+/a", "$share/#/a", "$share/a+b/c"})
    void aSharedSubscriptionHasANameAndAFilter_4_8_2_1and2(String value) {
        assertThatThrownBy(() -> new TopicFilter(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shared subscription");
    }

    @Test
    void aSharedSubscriptionMatchesWithItsFilterAlone() {
        var filter = new TopicFilter("$share/consumers/plant/+/rpm");

        assertThat(filter.isShared()).isTrue();
        assertThat(filter.shareName()).contains(new ShareName("consumers"));
        assertThat(filter.path()).isEqualTo("plant/+/rpm");
        assertThat(filter.matches(new TopicName("plant/press/rpm"))).isTrue();
    }

    @Test
    void aFilterWithoutShareIsItsOwnPath() {
        assertThat(new TopicFilter("a/+").shareName()).isEmpty();
        assertThat(new TopicFilter("a/+").path()).isEqualTo("a/+");
    }

    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1",
        "sport/tennis/player1/#, sport/tennis/player1/ranking",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon",
        "sport/#, sport",
        "#, sport/tennis",
        "#, /",
        "sport/tennis/+, sport/tennis/player1",
        "sport/tennis/+, sport/tennis/player2",
        "sport/+, sport/",
        "+/+, /finance",
        "/+, /finance",
        "+/+, /",
        "+/+/+, //",
        "+, finance",
        "+/tennis/#, sport/tennis",
        "+/tennis/#, /tennis/a/b",
        "$SYS/#, $SYS/uptime",
        "$SYS/monitor/+, $SYS/monitor/Clients",
        "a/$b/#, a/$b/c",
        "a/+, a/$b",
        "a/#, a/$b/c",
        "'a b/+', 'a b/c d'",
    })
    void matches(String filter, String name) {
        assertThat(new TopicFilter(filter).matches(new TopicName(name))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sport/tennis/+, sport/tennis/player1/ranking",
        "sport/+, sport",
        "+, /finance",
        "+, a/b",
        "+/+, a",
        "+/+, a/b/c",
        "/#, a",
        "a/b, a/b/",
        "a/b/, a/b",
        "a, A",
        "a/#, ab",
        "a/#, b",
        "ab/#, a",
        "a/+/c, a/b/d",
        "a/b/#, a/c",
        "a/b/+/#, a/b",
    })
    void doesNotMatch(String filter, String name) {
        assertThat(new TopicFilter(filter).matches(new TopicName(name))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"#, $SYS", "#, $SYS/uptime", "+/uptime, $SYS/uptime", "+/#, $SYS/uptime", "+, $SYS", "$share/g/#, $SYS/uptime"})
    void wildcardsAtTheFirstLevelDoNotReachTopicsOfTheServer_4_7_2_1(String filter, String name) {
        assertThat(new TopicFilter(filter).matches(new TopicName(name))).isFalse();
    }

    @Test
    @Timeout(10)
    void matchesATopicOf32000LevelsWithoutAStack() {
        var name = new TopicName("a/".repeat(32_000) + "a");

        assertThat(new TopicFilter("+/".repeat(32_000) + "a").matches(name)).isTrue();
        assertThat(new TopicFilter("+/".repeat(32_000) + "b").matches(name)).isFalse();
        assertThat(new TopicFilter("a/#").matches(name)).isTrue();
    }
}
