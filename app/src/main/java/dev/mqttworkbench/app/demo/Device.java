package dev.mqttworkbench.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.Will;

/// What one demo device is and says. It does not know about connections or threads: [DeviceClient] gives it both, one call
/// at a time.
interface Device {

    /// Its client identifier.
    String clientIdentifier();

    /// What the broker says for it when its connection breaks.
    default Optional<Will> will() {
        return Optional.empty();
    }

    /// What it listens to, as topic filters.
    default List<String> subscriptions() {
        return List.of();
    }

    /// What it says when it has connected.
    default List<Publish> onConnect() {
        return List.of();
    }

    /// How long it waits between two things that it says by itself.
    Duration period();

    /// What it says by itself, once a period. `now` is in milliseconds since 1970.
    List<Publish> next(RandomGenerator random, long now);

    /// What it answers to a message.
    default List<Publish> answerTo(Publish message) {
        return List.of();
    }

    /// What it says before it leaves.
    default List<Publish> onLeave() {
        return List.of();
    }

    /// Whether its connection breaks in this period without a word.
    default boolean losesConnection(RandomGenerator random) {
        return false;
    }
}
