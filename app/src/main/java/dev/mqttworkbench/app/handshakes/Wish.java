package dev.mqttworkbench.app.handshakes;

import java.util.Optional;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Publish;

/// A message whose packets the reader wants to see, until they are read or the reader wants something else. On the JavaFX thread only.
final class Wish {

    private static final long WITHIN = 5_000_000_000L;

    private final String topic;
    private final Payload payload;
    private final long nanoTime;
    private final Consumer<Revealed> ended;
    private boolean isOver;

    /// @param nanoTime when the message passed, in monotonic nanoseconds
    /// @param ended is told once what has become of it
    Wish(String topic, Payload payload, long nanoTime, Consumer<Revealed> ended) {
        this.topic = topic;
        this.payload = payload;
        this.nanoTime = nanoTime;
        this.ended = ended;
    }

    /// Which of these flows it is about.
    Optional<Flow> in(Iterable<Flow> flows) {
        Optional<Flow> nearest = Optional.empty();
        var shortest = WITHIN;
        for (var each : flows) {
            var distance = each.topic().equals(topic) ? distance(each) : WITHIN;
            if (distance < shortest) {
                shortest = distance;
                nearest = Optional.of(each);
            }
        }
        return nearest;
    }

    /// How far a PUBLISH of a flow with this payload is from the moment, in nanoseconds.
    private long distance(Flow each) {
        return each.steps().stream()
                .filter(step -> step instanceof Arrow arrow && arrow.packet() instanceof Publish publish && publish.payload().equals(payload))
                .mapToLong(step -> Math.abs(step.nanoTime() - nanoTime)).min().orElse(WITHIN);
    }

    boolean isOver() {
        return isOver;
    }

    /// Nothing becomes of it any more; what was said first stays.
    void end(Revealed how) {
        if (!isOver) {
            isOver = true;
            ended.accept(how);
        }
    }
}
