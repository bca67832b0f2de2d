package dev.mqttworkbench.app.payload;

import java.time.Duration;
import java.util.List;
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
