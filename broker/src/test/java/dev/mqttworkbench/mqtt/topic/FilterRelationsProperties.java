package dev.mqttworkbench.mqtt.topic;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What two filters have in common, compared with all the short topics there are of three words.
class FilterRelationsProperties {

    private static final List<TopicName> TOPICS = topics();

    @Property
    void filtersOverlapWhereThereIsATopicThatBothMatch(@ForAll("filter") String one, @ForAll("filter") String other) {
        var first = new TopicFilter(one);
        var second = new TopicFilter(other);
        assertThat(first.overlaps(second))
                .isEqualTo(TOPICS.stream().anyMatch(topic -> first.matches(topic) && second.matches(topic)))
                .isEqualTo(second.overlaps(first));
    }

    @Property
    void aFilterThatCoversAnotherMatchesAllItsTopics(@ForAll("filter") String wide, @ForAll("filter") String narrow) {
        var first = new TopicFilter(wide);
        var second = new TopicFilter(narrow);
        var covers = TOPICS.stream().allMatch(topic -> first.matches(topic) || !second.matches(topic));
        if (first.covers(second)) {
            assertThat(covers).isTrue();
        } else {
            // What may be missed: levels of + before # that the other filter has in its #, and no others.
            assertThat(covers && !(wide.contains("+") && narrow.endsWith("#"))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "#,          a/b,        true,  true", //
        "a/#,        a,          true,  true", //
        "a/+,        a/#,        true,  false", //
        "a/#,        a/+,        true,  true", //
        "+/b,        a/+,        true,  false", //
        "a,          b,          false, false", //
        "a/b,        a,          false, false", //
        "#,          $SYS/#,     false, false", //
        "+/broker,   $SYS/+,     false, false", //
        "$SYS/#,     $SYS/x/+,   true,  true", //
        "a//#,       a/,         true,  true"
    })
    void knowsTheCasesOfTheStandard_4_7_2_1(String one, String other, boolean overlaps, boolean covers) {
        assertThat(new TopicFilter(one).overlaps(new TopicFilter(other))).isEqualTo(overlaps);
        assertThat(new TopicFilter(one).covers(new TopicFilter(other))).isEqualTo(covers);
    }

    @Provide
    Arbitrary<String> filter() {
        var levels = Arbitraries.of("a", "b", "$s", "+").list().ofMinSize(0).ofMaxSize(3);
        return levels.flatMap(path -> Arbitraries.of(true, false).map(all -> {
            var whole = new ArrayList<>(path);
            if (all || path.isEmpty()) {
                whole.add("#");
            }
            return String.join("/", whole);
        }));
    }

    /// Every topic of one to five of the words, and one that no filter spells.
    private static List<TopicName> topics() {
        var topics = new ArrayList<TopicName>();
        var longest = List.of("");
        for (var length = 1; length <= 5; length++) {
            var longer = new ArrayList<String>();
            for (var before : longest) {
                for (var word : List.of("a", "b", "$s", "other")) {
                    longer.add(before.isEmpty() ? word : before + "/" + word);
                }
            }
            longer.forEach(topic -> topics.add(new TopicName(topic)));
            longest = longer;
        }
        return topics;
    }
}
