package dev.mqttworkbench.app.plot;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Messages;
import dev.mqttworkbench.app.workbench.Selection;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlotViewModelTest {

    private static final String PRESS = "plant/press";

    private final Messages messages = new Messages();
    private final MessageLog log = new MessageLog();
    private final Selection selection = new Selection();
    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);
    private long now = 10_000_000_000L;
    private PlotViewModel plot;

    @TempDir private Path folder;

    @BeforeEach
    void make() {
        plot = plot(Tasks.immediate());
    }

    private PlotViewModel plot(Tasks tasks) {
        var settings = new SettingsFolder(folder, Tasks.immediate());
        var made = new PlotViewModel(log, selection, settings.keep("plots", PlotSettings.class, 1, PlotSettings.FIRST),
                DecoderTable.inMemory(), words, tasks, () -> now);
        made.shownProperty().set(true);
        return made;
    }

    private void receive(String topic, String... payloads) {
        log.append(List.of(payloads).stream().map(payload -> messages.in(topic, payload)).toList());
    }

    private List<String> names() {
        return plot.lines().stream().map(plot::nameOf).toList();
    }

    private List<Double> values(int line) {
        var data = plot.data(plot.lines().get(line));
        return IntStream.range(0, data.size()).mapToObj(data::value).toList();
    }

    @Test
    void plotsWhatWasKeptAndWhatComes() {
        receive(PRESS, "{\"rpm\":1,\"bar\":6.5}", "{\"rpm\":2}");
        selection.select(PRESS);

        plot.toggle("$.rpm");
        receive(PRESS, "{\"rpm\":3}", "no json", "{\"rpm\":\"text\"}");
        receive("plant/oven", "{\"rpm\":77}");

        assertThat(names()).containsExactly("rpm");
        assertThat(values(0)).containsExactly(1.0, 2.0, 3.0);
        assertThat(plot.statistics(plot.lines().getFirst()).maximum()).isEqualTo(3);
    }

    /// Alias 8 is an Int8 by the birth certificate; the message says 16,578, of which the lowest byte counts.
    @Test
    void plotsANumberOfSparkplugWithTheTypeOfItsBirthCertificate() {
        receive("spBv1.0/plant/NBIRTH/press", "\022\011" + "\n\001a" + "\020\010" + "\040\001" + "\120\000");
        receive("spBv1.0/plant/NDATA/press", "\022\006" + "\020\010" + "\120\u0081\001");
        selection.select("spBv1.0/plant/NDATA/press");

        plot.toggle("$.metrics['alias 8'].value");
        receive("spBv1.0/plant/NDATA/press", "\022\006" + "\020\010" + "\120\u0081\001");

        assertThat(values(0)).containsExactly(-62.0, -62.0);
    }

    @Test
    void offersTheNumbersOfTheNewestMessage() {
        receive(PRESS, "{\"rpm\":1,\"name\":\"x\",\"motor\":{\"bar\":6.5}}");
        selection.select(PRESS);
        plot.sample(now += 1_000_000_000L);

        assertThat(plot.offered()).extracting(Series::name).containsExactly("rpm", "motor.bar");
        assertThat(plot.lines()).isEmpty();
    }

    @Test
    void plotsAPayloadThatIsANumberUnasked() {
        receive("home/temperature", "21.5");
        selection.select("home/temperature");
        plot.sample(now += 1_000_000_000L);

        assertThat(names()).containsExactly("temperature");
        assertThat(plot.ownProperty().get()).isTrue();

        plot.toggle(plot.lines().getFirst().series());
        selection.select(PRESS);
        selection.select("home/temperature");
        plot.sample(now += 1_000_000_000L);
        assertThat(plot.lines()).as("taken away once is taken away").isEmpty();
    }

    @Test
    void keepsWhatIsPinnedForOtherTopicsAndAfterARestart() {
        receive(PRESS, "{\"rpm\":1,\"bar\":6.5}");
        selection.select(PRESS);
        plot.toggle("$.rpm");
        plot.toggle("$.bar");
        plot.togglePin(new Series(PRESS, "$.rpm"));

        selection.select("plant/oven");
        assertThat(plot.lines()).extracting(PlotLine::series).containsExactly(new Series(PRESS, "$.rpm"));
        assertThat(plot.ownProperty().get()).isFalse();

        plot.close();
        plot = plot(Tasks.immediate());
        assertThat(plot.lines()).extracting(PlotLine::series).containsExactly(new Series(PRESS, "$.rpm"));
        assertThat(values(0)).containsExactly(1.0);
    }

    @Test
    void saysWhenThereIsNoRoomForAnotherLine() {
        receive(PRESS, "{}");
        selection.select(PRESS);
        IntStream.rangeClosed(1, PlotViewModel.MOST_LINES).forEach(i -> plot.toggle("$.n" + i));

        plot.toggle("$.more");

        assertThat(plot.lines()).hasSize(PlotViewModel.MOST_LINES).extracting(PlotLine::colour).doesNotHaveDuplicates();
        assertThat(plot.noteProperty().get()).contains("6 lines");
    }

    @Test
    void collectsWhileItStandsStill() {
        receive(PRESS, "{\"rpm\":1}");
        selection.select(PRESS);
        plot.toggle("$.rpm");
        plot.pausedProperty().set(true);
        var end = plot.endProperty().get();

        receive(PRESS, "{\"rpm\":2}");
        plot.sample(now += 1_000_000_000L);

        assertThat(plot.endProperty().get()).isEqualTo(end);
        assertThat(values(0)).containsExactly(1.0, 2.0);
    }

    private void receiveMoreThanALineHolds() {
        selection.select(PRESS);
        plot.toggle("$.rpm");
        for (var left = SeriesData.MOST + 1_234; left > 0; left -= 10_000) {
            log.append(IntStream.range(0, Math.min(left, 10_000)).<Message>mapToObj(i -> messages.in(PRESS, "{\"rpm\":1}")).toList());
        }
        now = log.history(PRESS).getLast().nanoTime();
    }

    @Test
    void saysFromWhenALineBeginsThatLostItsOldestValues() {
        plot.choose(Span.ONE_HOUR);
        receiveMoreThanALineHolds();
        plot.sample(now += 1_000_000_000L);

        assertThat(plot.noteProperty().get()).matches("rpm begins at \\d\\d:\\d\\d:\\d\\d: 1,234 older values have made room for newer ones\\.");
    }

    @Test
    void saysNothingOfValuesThatWouldNotBeSeen() {
        plot.choose(Span.TEN_SECONDS);
        receiveMoreThanALineHolds();
        plot.sample(now += 1_000_000_000L);

        assertThat(plot.noteProperty().get()).isEmpty();
    }

    @Test
    void keepsWhatWasSaidLastWhenMessagesAreSkipped() {
        skipTenThousand();
        plot.tell("plot.exported", "plot.csv");
        plot.sample(now += 1_000_000_000L);

        assertThat(plot.noteProperty().get()).startsWith("Written to plot.csv").contains("10,000");
    }

    @Test
    void skipsAndSaysSoWhenTooManyWaitToBeRead() {
        skipTenThousand();
        plot.sample(now += 1_000_000_000L);

        assertThat(plot.data(plot.lines().getFirst()).size()).isEqualTo(50_000);
        assertThat(plot.noteProperty().get()).contains("10,000");
    }

    private void skipTenThousand() {
        Queue<Runnable> background = new ArrayDeque<>();
        plot.close();
        plot = plot(new Tasks(Runnable::run, background::add));
        selection.select(PRESS);
        plot.toggle("$.rpm");

        for (var i = 0; i < 60; i++) {
            log.append(IntStream.range(0, 1_000).<Message>mapToObj(j -> messages.in(PRESS, "{\"rpm\":1}")).toList());
        }
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void beginsAnewWithAnotherConnection() {
        receive(PRESS, "{\"rpm\":1}");
        selection.select(PRESS);
        plot.toggle("$.rpm");

        log.clear();
        selection.select(PRESS);
        receive(PRESS, "{\"rpm\":5}");

        assertThat(values(0)).containsExactly(5.0);
    }
}
