package dev.mqttworkbench.mqtt.topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Topic Names: section 4.7.3.
class TopicNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "//", "a/", "/a", "a b/c d", "$SYS/uptime", "\uFEFFa", "äöü/日本/🌡", "a/./.."})
    void acceptsEveryTextWithoutWildcards(String value) {
        assertThat(new TopicName(value).value()).isEqualTo(value);
    }

    @Test
    void refusesTheEmptyText_4_7_3_1() {
        assertThatThrownBy(() -> new TopicName(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A topic name needs at least one character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "a/#", "a/+/b", "a+", "a#b"})
    void refusesWildcards_4_7_1_1(String value) {
        assertThatThrownBy(() -> new TopicName(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wildcards");
    }

    @Test
    void refusesTheNullCharacter_4_7_3_2() {
        assertThatThrownBy(() -> new TopicName("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00b", "\uDC00\uD800"})
    void refusesHalfASurrogatePair_1_5_4_1(String value) {
        assertThatThrownBy(() -> new TopicName(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void has65535BytesAtTheMost_4_7_3_3() {
        assertThat(new TopicName("x".repeat(65_535)).value()).hasSize(65_535);
        assertThatThrownBy(() -> new TopicName("x".repeat(65_536))).hasMessageContaining("65,535 bytes");
    }

    @Test
    void countsBytesAndNotCharacters_4_7_3_3() {
        assertThat(new TopicName("ü".repeat(32_767)).value()).hasSize(32_767);
        assertThatThrownBy(() -> new TopicName("ü".repeat(32_768))).hasMessageContaining("65536");
        assertThatThrownBy(() -> new TopicName("日".repeat(21_846))).hasMessageContaining("65538");
        assertThatThrownBy(() -> new TopicName("🌡".repeat(16_384))).hasMessageContaining("65536");
    }

    @Test
    void isComparedCharacterByCharacter_4_7_3_4() {
        assertThat(new TopicName("Accounts")).isNotEqualTo(new TopicName("ACCOUNTS"));
        assertThat(new TopicName("/finance")).isNotEqualTo(new TopicName("finance"));
        assertThat(new TopicName("a")).isNotEqualTo(new TopicName("\uFEFFa"));
    }

    @Test
    void belongsToTheServerWhenItBeginsWithADollarSign() {
        assertThat(new TopicName("$SYS/a").isReserved()).isTrue();
        assertThat(new TopicName("a/$SYS").isReserved()).isFalse();
    }
}
