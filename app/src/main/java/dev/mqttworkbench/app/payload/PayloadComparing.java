package dev.mqttworkbench.app.payload;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Compares what one view shows, beside the screen: one pair at a time, and behind it the newest that was asked for. A comparison ends
/// even where messages come faster, and none pile up. On the JavaFX thread only.
final class PayloadComparing {

    /// What is to be compared: the beginnings of two payloads of a topic, read by the same decoder.
    record Pair(String topic, Payload older, Payload newer, DecoderChoice choice) {

        /// Whether only their beginnings are compared.
        boolean isCut() {
            return Math.max(older.size(), newer.size()) > Decoder.FIRST;
        }
    }

    private static final System.Logger LOG = System.getLogger(PayloadComparing.class.getName());

    private final Tasks tasks;
    private final BackgroundDecoder decoder;
    private final BiConsumer<Pair, Difference> compared;
    private boolean isComparing;
    private boolean isGivenUp; // what is being compared
    /// The newest that came meanwhile.
    private Optional<Pair> next = Optional.empty();

    /// @param compared hears of each that has ended
    PayloadComparing(Tasks tasks, BackgroundDecoder decoder, BiConsumer<Pair, Difference> compared) {
        this.tasks = tasks;
        this.decoder = decoder;
        this.compared = compared;
    }

    /// Compares these, at once or when the pair before has ended.
    void compare(Pair pair) {
        if (isComparing) {
            next = Optional.of(pair);
        } else {
            begin(pair);
        }
    }

    /// Nobody wants to hear of what was asked for up to now.
    void giveUp() {
        isGivenUp = isComparing;
        next = Optional.empty();
    }

    private void begin(Pair pair) {
        isComparing = true;
        var comparing = beginning(pair, pair.older).thenCombineAsync(beginning(pair, pair.newer), Difference::between, tasks.background());
        tasks.whenComplete(comparing, difference -> ended(pair, difference), failure -> {
            LOG.log(System.Logger.Level.ERROR, "Two payloads could not be compared", failure);
            goOn();
        });
    }

    private CompletableFuture<Decoded> beginning(Pair pair, Payload payload) {
        return decoder.decode(pair.topic, payload, Decoder.FIRST, pair.choice, Watch.none());
    }

    /// One message old is better than nothing, but not under the name of another topic.
    private void ended(Pair pair, Difference difference) {
        if (!isGivenUp && (next.isEmpty() || next.get().topic.equals(pair.topic))) {
            compared.accept(pair, difference);
        }
        goOn();
    }

    private void goOn() {
        isComparing = false;
        isGivenUp = false;
        var waiting = next;
        next = Optional.empty();
        waiting.ifPresent(this::compare);
    }
}
