package dev.mqttworkbench.app.plot;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeriesDataTest {

    private final SeriesData data = new SeriesData();

    @Test
    void keepsEveryPeakHoweverFewColumnsThereAre() {
        IntStream.range(0, 50_000).forEach(i -> data.add(i, i == 31_234 ? 1_000 : i == 31_235 ? -1_000 : 5));

        var columns = data.columns(0, 49_999, 100);

        assertThat(columns.highest()[62]).isEqualTo(1_000);
        assertThat(columns.lowest()[62]).isEqualTo(-1_000);
        assertThat(columns.first()[62]).isEqualTo(5);
        assertThat(columns.last()[62]).isEqualTo(5);
    }

    @Test
    void leavesColumnsEmptyWhereNothingCame() {
        data.add(0, 1);
        data.add(100, 2);

        var columns = data.columns(0, 100, 10);

        assertThat(columns.has(0)).isTrue();
        assertThat(columns.has(9)).isTrue();
        assertThat(IntStream.range(1, 9).noneMatch(columns::has)).isTrue();
    }

    @Test
    void forgetsTheOldestAndCountsThem() {
        IntStream.range(0, SeriesData.MOST + 10).forEach(i -> data.add(i, i));

        assertThat(data.size()).isEqualTo(SeriesData.MOST);
        assertThat(data.forgotten()).isEqualTo(10);
        assertThat(data.value(0)).isEqualTo(10);
        assertThat(data.time(data.size() - 1)).isEqualTo(SeriesData.MOST + 9);
        assertThat(data.indexAt(12)).isEqualTo(2);
    }

    @Test
    void sumsUpWhatCanBeSeenAndNothingElse() {
        data.add(1, 1_000_000);
        IntStream.rangeClosed(2, 9).forEach(i -> data.add(i, new double[] {2, 4, 4, 4, 5, 5, 7, 9}[i - 2]));
        data.add(10, -1_000_000);

        var statistics = data.statistics(2, 9);

        assertThat(statistics.count()).isEqualTo(8);
        assertThat(statistics.last()).isEqualTo(9);
        assertThat(statistics.minimum()).isEqualTo(2);
        assertThat(statistics.maximum()).isEqualTo(9);
        assertThat(statistics.mean()).isEqualTo(5, within(1e-12));
        assertThat(statistics.deviation()).isEqualTo(2, within(1e-12));
    }
}
