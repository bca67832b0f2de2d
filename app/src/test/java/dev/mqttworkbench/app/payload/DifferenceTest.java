package dev.mqttworkbench.app.payload;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class DifferenceTest {

    @Test
    void setsWhatWasAboveWhatIsAndSaysByHowMuch() {
        assertThat(shown("{\"machine\":\"p\",\"rpm\":1479,\"bar\":6.19,\"on\":true}", "{\"machine\":\"p\",\"rpm\":1482,\"bar\":6.21,\"on\":true}")).containsExactly(
                "  {",
                "    \"machine\": \"p\",",
                "-   \"rpm\": 1479,",
                "+   \"rpm\": 1482, (+3)",
                "-   \"bar\": 6.19,",
                "+   \"bar\": 6.21, (+0.02)",
                "    \"on\": true",
                "  }");
    }

    @Test
    void showsWhatCameAndWhatWent() {
        assertThat(shown("{\"a\":1,\"b\":2}", "{\"b\":2,\"c\":3}")).containsExactly(
                "  {", "-   \"a\": 1,", "-   \"b\": 2", "+   \"b\": 2,", "+   \"c\": 3", "  }");
    }

    @Test
    void findsNothingInEqualPayloads() {
        assertThat(difference("{\"a\":1}", "{\"a\":1}").lines()).allMatch(line -> line.mark() == Difference.Mark.SAME);
    }

    @Test
    void comparesPlainNumbers() {
        assertThat(shown("21.4", "21.1")).containsExactly("- 21.4", "+ 21.1 (-0.3)");
    }

    @Test
    void givesUpWherePayloadsAreTooLongAndSaysSo() {
        var older = IntStream.range(0, 30_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        var newer = IntStream.range(30_000, 60_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));

        var difference = assertTimeout(Duration.ofSeconds(5), () -> difference(older, newer));

        assertThat(difference.isComplete()).isFalse();
    }

    @Test
    void givesUpWhereNearlyAllLinesDiffer() {
        var older = IntStream.range(0, 5_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        var newer = IntStream.range(5_000, 10_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));

        assertThat(assertTimeout(Duration.ofSeconds(5), () -> difference(older, newer)).isComplete()).isFalse();
    }

    /// An array of measured values has few different lines, and no two arrays have them in one order.
    @Test
    void givesUpWhereFewTextsStandInQuiteAnotherOrder() {
        var older = decoded(valuesBelowAHundred(new Random(1)));
        var newer = decoded(valuesBelowAHundred(new Random(2)));

        var fastest = IntStream.range(0, 3).mapToLong(attempt -> {
            var began = System.nanoTime();
            assertThat(Difference.between(older, newer).isComplete()).isFalse();
            return System.nanoTime() - began;
        }).min().orElseThrow();

        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofSeconds(1));
    }

    private static String valuesBelowAHundred(Random random) {
        return IntStream.range(0, 15_000).mapToObj(i -> String.valueOf(random.nextInt(100))).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void comparesLongPayloadsInWhichManyLinesDiffer() {
        var older = IntStream.range(0, 15_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        var newer = IntStream.range(0, 15_000).mapToObj(i -> String.valueOf(i % 16 == 0 ? -i - 1 : i)).collect(Collectors.joining(",", "[", "]"));

        var difference = difference(older, newer);

        assertThat(difference.isComplete()).isTrue();
        assertThat(difference.lines().stream().filter(line -> line.mark() == Difference.Mark.ADDED)).hasSize(938);
    }

    private static List<String> shown(String older, String newer) {
        return difference(older, newer).lines().stream().map(line -> switch (line.mark()) {
            case SAME -> "  ";
            case REMOVED -> "- ";
            case ADDED -> "+ ";
        } + line.line().text() + (line.delta().isEmpty() ? "" : " (" + line.delta() + ")")).toList();
    }

    private static Difference difference(String older, String newer) {
        return Difference.between(decoded(older), decoded(newer));
    }

    private static Decoded decoded(String text) {
        return Decoder.decode(Payload.ofText(text), Decoder.ALL, DecoderChoice.AUTO, Watch.none());
    }
}
