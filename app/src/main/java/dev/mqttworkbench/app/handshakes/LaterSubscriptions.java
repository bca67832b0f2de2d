package dev.mqttworkbench.app.handshakes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Who has subscribed to what since when, as far as the trace has said: who missed a message by coming too late. Keeps the newest
/// subscriptions. On the JavaFX thread only.
final class LaterSubscriptions {

    private static final int MOST = 10_000;

    private record Key(String client, TopicFilter filter) {}

    /// A subscription that came too late.
    ///
    /// @param filter as it was asked for
    /// @param laterNanos how much later
    record Late(TopicFilter filter, long laterNanos) {}

    private final Map<String, Map<Integer, Subscribe>> asked = new HashMap<>();
    private final LinkedHashMap<Key, Long> begun = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > MOST;
        }
    };

    void learn(String client, Packet packet, long nanoTime) {
        switch (packet) {
            case Subscribe subscribe -> asked.computeIfAbsent(client, first -> new HashMap<>()).put(subscribe.packetIdentifier(), subscribe);
            case SubAck ack -> {
                var subscribe = asked.computeIfAbsent(client, first -> new HashMap<>()).remove(ack.packetIdentifier());
                if (subscribe != null) {
                    granted(client, subscribe, ack, nanoTime);
                }
            }
            default -> {} // says nothing about subscriptions
        }
    }

    private void granted(String client, Subscribe subscribe, SubAck ack, long nanoTime) {
        for (var i = 0; i < Math.min(subscribe.subscriptions().size(), ack.reasonCodes().size()); i++) {
            if (!ack.reasonCodes().get(i).isError()) {
                filter(subscribe.subscriptions().get(i).topicFilter()).map(each -> new Key(client, each)).ifPresent(key -> {
                    begun.remove(key); // the newest last
                    begun.put(key, nanoTime);
                });
            }
        }
    }

    /// A broker elsewhere may grant what is none.
    private static Optional<TopicFilter> filter(String text) {
        try {
            return Optional.of(new TopicFilter(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty(); // nothing is published to it
        }
    }

    void clear() {
        asked.clear();
        begun.clear();
    }

    /// A client has gone.
    void forget(String client) {
        asked.remove(client);
    }

    /// The first subscription to a topic behind a moment, of each client that has one.
    Map<String, Late> behind(String topic, long nanoTime) {
        var found = new HashMap<String, Late>();
        if (topic.isEmpty()) {
            return found; // a PUBLISH that has a Topic Alias only, and is held
        }
        for (var each : begun.sequencedEntrySet().reversed()) {
            if (each.getValue() <= nanoTime) {
                break; // so are all that are older
            }
            if (each.getKey().filter().matchesValid(topic)) {
                found.put(each.getKey().client(), new Late(each.getKey().filter(), each.getValue() - nanoTime));
            }
        }
        return found;
    }
}
