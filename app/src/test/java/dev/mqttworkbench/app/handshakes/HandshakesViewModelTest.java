package dev.mqttworkbench.app.handshakes;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.GateStep;
import dev.mqttworkbench.trace.PacketBytes;
import dev.mqttworkbench.trace.Ring;
import dev.mqttworkbench.trace.TraceRecord;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Hundreds of thousands of records are read in slices, and a message is revealed behind the last of them.
class HandshakesViewModelTest {

    private static final int MANY = 300_000;
    private static final long PULSE = 33_000_000L;

    private final RecordedFlows source = new RecordedFlows();
    private Optional<FlowSource> current = Optional.of(source);
    private final HandshakesViewModel model = new HandshakesViewModel(() -> current, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate());
    private final List<String> told = new ArrayList<>();
    private long now = 1_000_000_000_000L;
    private int read;

    private static Publish publish(int number) {
        return Publish.of("t/" + number, payload(number), QoS.AT_MOST_ONCE, false, Properties.NONE).withMessage(number + 1);
    }

    private static Payload payload(int number) {
        return Payload.ofText(String.valueOf(number));
    }

    private static TraceRecord traced(int number) {
        return new TracedPacket(Instant.EPOCH, number, 1, Direction.IN, publish(number), PacketBytes.taking(new byte[] {0x30, 0}));
    }

    /// What the ring has next: made when it is read, once each and in its order.
    private void record(int count, long lost, IntFunction<TraceRecord> records) {
        source.ring.add(new Ring.Drained<>(new AbstractList<>() {
            private int next;

            @Override
            public TraceRecord get(int index) {
                assertThat(index).isEqualTo(next++);
                read++;
                return records.apply(index);
            }

            @Override
            public int size() {
                return count;
            }
        }, lost));
    }

    private void open() {
        model.setShown(true);
        pulse(); // which lists what there is
    }

    private void pulse() {
        var before = read;
        model.sample(now += PULSE);
        assertThat(read - before).as("records of one pulse").isLessThanOrEqualTo(Backlog.MOST);
    }

    private void reveal(int number) {
        var before = read;
        model.reveal("t/" + number, payload(number), number, ended -> told.add(number + " " + ended + " after " + read));
        assertThat(read - before).as("records before the first pulse").isLessThanOrEqualTo(Backlog.MOST);
    }

    private void pulsesUntilRevealed() {
        for (var i = 0; model.isRevealing(); i++) {
            assertThat(i).as("pulses").isLessThan(2 * MANY);
            pulse();
        }
    }

    private Optional<String> shown() {
        return model.flowProperty().get().map(Flow::topic);
    }

    @Test
    void revealsAMessageBehindTheLastOfManyRecords() {
        open();
        record(MANY, 0, HandshakesViewModelTest::traced);

        reveal(MANY - 1);
        assertThat(told).as("it is not read yet").isEmpty();
        assertThat(shown()).isEmpty();
        pulsesUntilRevealed();

        assertThat(told).containsExactly("299999 FOUND after 300000");
        assertThat(shown()).contains("t/299999");
        pulse();
        pulse();
        assertThat(model.flows().rows()).extracting(FlowRow::title).startsWith("t/299999", "t/299998", "t/299997");
        assertThat(model.footerProperty().get()).isEqualTo("5,000 flows, the newest 2,000 are listed · 295,000 let go");
    }

    @Test
    void revealsAtOnceWhereLittleHasCome() {
        open();
        record(3, 0, HandshakesViewModelTest::traced);
        reveal(1);
        assertThat(told).containsExactly("1 FOUND after 3");
        assertThat(model.isRevealing()).isFalse();
        reveal(7);
        assertThat(told).containsExactly("1 FOUND after 3", "7 MISSING after 3");
        assertThat(shown()).contains("t/1");
    }

    /// What is under way was drained before: the message is in what has come since.
    @Test
    void readsWhatHasComeSinceToo() {
        open();
        record(100_000, 0, HandshakesViewModelTest::traced);
        pulse();
        record(100_000, 0, index -> traced(100_000 + index));
        reveal(150_000 + 49_999);
        pulsesUntilRevealed();
        assertThat(told).containsExactly("199999 FOUND after 200000");
    }

    @Test
    void aSecondWishOvertakesTheFirst() {
        open();
        record(MANY, 0, HandshakesViewModelTest::traced);
        reveal(MANY - 1);
        pulse();
        reveal(MANY - 2);
        assertThat(told).singleElement().asString().startsWith("299999 OVERTAKEN");
        pulsesUntilRevealed();
        assertThat(told).hasSize(2).last().isEqualTo("299998 FOUND after 300000");
        assertThat(shown()).contains("t/299998");
        pulse();
        assertThat(told).hasSize(2);
    }

    @Test
    void aFlowThatTheReaderSelectsMeanwhileStays() {
        open();
        record(MANY, 0, HandshakesViewModelTest::traced);
        reveal(MANY - 1);
        while (model.flows().rows().isEmpty()) {
            pulse();
        }
        model.select(model.flows().rows().getLast().number());
        var selected = model.flowProperty().get();
        assertThat(told).singleElement().asString().startsWith("299999 OVERTAKEN");
        while (read < MANY) {
            pulse();
        }
        pulse();
        assertThat(model.flowProperty().get()).isPresent().isEqualTo(selected);
        assertThat(told).hasSize(1);
    }

    /// Hidden, it reads on with each pulse, and does not wait for its next look in a second.
    @Test
    void goesOnWhereTheReaderLeavesTheViewMeanwhile() {
        open();
        record(MANY, 0, HandshakesViewModelTest::traced);
        reveal(MANY - 1);
        model.setShown(false);
        while (model.isRevealing()) {
            var before = read;
            pulse();
            assertThat(read).isGreaterThan(before);
        }
        assertThat(told).containsExactly("299999 FOUND after 300000");
        model.setShown(true);
        pulse();
        assertThat(shown()).contains("t/299999");
        assertThat(model.flows().rows()).extracting(FlowRow::title).startsWith("t/299999");
    }

    @Test
    void tellsThatItIsMissingWherePacketsComeFromElsewhereMeanwhile() {
        open();
        record(MANY, 0, HandshakesViewModelTest::traced);
        reveal(MANY - 1);
        current = Optional.of(new RecordedFlows());
        pulse();
        assertThat(told).singleElement().asString().startsWith("299999 MISSING");
        assertThat(read).as("nothing more of the one before").isLessThanOrEqualTo(Backlog.MOST);
    }

    @Test
    void forgetsTheWishWithAllFlows() {
        open();
        record(MANY, 0, HandshakesViewModelTest::traced);
        reveal(MANY - 1);
        model.clear();
        assertThat(told).singleElement().asString().startsWith("299999 OVERTAKEN");
        pulse();
        assertThat(model.flowProperty().get()).isEmpty();
    }

    @Test
    void looksAtWhatIsThereWhilePaused() {
        open();
        record(2, 0, HandshakesViewModelTest::traced);
        pulse();
        model.togglePause();
        record(1, 0, index -> traced(2));
        reveal(2);
        reveal(1);
        assertThat(told).containsExactly("2 MISSING after 2", "1 FOUND after 2");
        pulse();
        assertThat(model.footerProperty().get()).isEqualTo("Paused · 2 flows");
    }

    // ---- holds whose end was overwritten ----

    private static TraceRecord step(GateStep.Action action, int hold) {
        return new GateStep(hold, 1, "c", hold, action, Direction.OUT, publish(hold), 2);
    }

    private List<Arrow.Fate> fates() {
        return model.flows().rows().reversed().stream().filter(row -> List.of("t/1", "t/2").contains(row.title())).map(row -> {
            model.select(row.number());
            return ((Arrow) model.flowProperty().get().orElseThrow().steps().getFirst()).fate();
        }).toList();
    }

    /// Records were lost while two packets were held, and what became of one of them stands behind more records than one pulse reads.
    @Test
    void readsAllBeforeItSaysThatTheEndOfAHoldWasMissed() {
        var rest = Backlog.MOST + 1_000;
        open();
        record(2, 0, index -> step(GateStep.Action.HELD, index + 1));
        pulse();
        record(0, 5, HandshakesViewModelTest::traced);
        pulse(); // and asks what is held: nothing is
        record(rest, 0, index -> index == rest - 1 ? step(GateStep.Action.DROPPED, 1) : step(GateStep.Action.HELD, 10)); // of one flow
        do {
            pulse();
        } while (read < 2 + rest);
        IntStream.range(0, 10).forEach(each -> pulse());
        assertThat(fates()).isEqualTo(Arrays.asList(Arrow.Fate.DROPPED, Arrow.Fate.MISSED));
    }
}
