package dev.mqttworkbench.app.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VariablesTest {

    private final Variables variables = new Variables(
            Clock.fixed(Instant.parse("2026-11-26T12:40:10.418123Z"), ZoneOffset.UTC), new Random(7));

    @Test
    void countsTheMessagesNotThePlaces() {
        variables.count();
        assertThat(variables.fill("${counter}/${counter}")).isEqualTo("1/1");
        variables.count();
        assertThat(variables.fill("{\"n\":${counter}}")).isEqualTo("{\"n\":2}");
    }

    @Test
    void tellsTheTimeInThreeForms() {
        assertThat(variables.fill("${now} ${now:s} ${now:ms}")).isEqualTo("2026-11-26T12:40:10.418Z 1795696810 1795696810418");
    }

    @Test
    void drawsNumbersWithinTheBoundsAndWithTheirDigits() {
        var whole = IntStream.range(0, 500).mapToObj(i -> variables.fill("${random:-1:2}")).toList();
        assertThat(whole).containsOnly("-1", "0", "1", "2").contains("-1", "2");
        assertThat(IntStream.range(0, 500).mapToObj(i -> variables.fill("${random:20:21.5}")))
                .allSatisfy(drawn -> assertThat(drawn).matches("2[01]\\.\\d").satisfies(text -> assertThat(Double.parseDouble(text)).isBetween(20.0, 21.5)));
    }

    @Test
    void makesIdentifiersOfVersion4() {
        var first = UUID.fromString(variables.fill("${uuid}"));
        assertThat(first.version()).isEqualTo(4);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(variables.fill("${uuid}")).isNotEqualTo(first.toString());
    }

    /// Anybody may send this to somebody who sends it again; Java would write the number out, for minutes.
    @Test
    @Timeout(5)
    void isNotHeldUpByANumberWithoutEnd() {
        assertThat(variables.fill("${random:0:1e1000000000}")).isEqualTo("${random:0:1e1000000000}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${}", "${COUNTER}", "${random:1}", "${random:9:1}", "${random:a:b}", "${random:1:1e99}", "${random:0:1e1000000000}", "${random:1e-1000000000:1}", "${random:0:11111111112222222222333333333344444444445}", "${now:h}", "${a${uuid", "$counter"})
    void leavesWhatIsNoVariable(String text) {
        assertThat(variables.fill("x" + text + "y")).isEqualTo("x" + text + "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${now}", "$${uuid}", "a $$${counter} ${random:0:9}$", "${nwo}", "$${nwo}", "$", "${random:9:1} ${now:ms}"})
    void fillsNothingInWhatIsQuoted(String text) {
        assertThat(variables.fill(Variables.quote(text))).isEqualTo(text);
    }

    @Test
    void findsTheFirstThatIsNone() {
        assertThat(variables.unknownIn("${now} ${nwo} ${uid}")).hasValue("${nwo}");
        assertThat(variables.unknownIn("${now}")).isEmpty();
    }
}
