package dev.mqttworkbench.app.plot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1300,1600", "-5,5", "0.001,0.0013", "1e12,3e12", "6.19,6.21"})
    void hasRoundNumbersInsideAndApart(double minimum, double maximum) {
        var scale = Scale.around(minimum, maximum);

        var ticks = scale.ticks(5);

        assertThat(ticks).hasSizeBetween(2, 7).allSatisfy(tick -> assertThat(scale.part(tick)).isBetween(0.0, 1.0));
        var digits = scale.digits(5);
        assertThat(ticks.stream().map(tick -> String.format("%." + digits + "f", tick))).doesNotHaveDuplicates();
    }

    @Test
    void givesRoomToOneNumber() {
        assertThat(Scale.around(20, 20).part(20)).isEqualTo(0.5);
        assertThat(Scale.around(0, 0).part(0)).isEqualTo(0.5);
    }
}
