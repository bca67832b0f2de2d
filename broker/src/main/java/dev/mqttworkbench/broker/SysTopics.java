package dev.mqttworkbench.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// What the broker says about itself under `$SYS/broker/`, with the names and the units that Mosquitto uses: retained messages,
/// published at an interval where they have changed. On the broker's loop only.
final class SysTopics {

    private static final String ROOT = "$SYS/broker/";

    private final ServerState server;
    private final Duration interval;
    private final long startedAt;
    private final Map<String, String> published = new HashMap<>();
    private final Map<String, Load> loads = new LinkedHashMap<>();
    private final Map<String, ToLongFunction<Counters>> totals = new LinkedHashMap<>();

    private SysTopics(ServerState server, Duration interval) {
        this.server = server;
        this.interval = interval;
        this.startedAt = server.now();
        totals.put("messages/received", counters -> counters.packetsReceived);
        totals.put("messages/sent", counters -> counters.packetsSent);
        totals.put("publish/received", counters -> counters.publishesReceived);
        totals.put("publish/sent", counters -> counters.publishesSent);
        totals.put("publish/dropped", counters -> counters.messagesDropped);
        totals.put("bytes/received", counters -> server.bytesReceived());
        totals.put("bytes/sent", counters -> server.bytesSent());
        totals.put("sockets", counters -> counters.socketsOpened);
        totals.put("connections", counters -> counters.clientsAccepted);
        totals.keySet().forEach(name -> loads.put(name, new Load()));
    }

    /// Begins to publish, at once and then at the interval of the settings; never where that is zero.
    static void begin(ServerState server) {
        var interval = server.settings().sysInterval();
        if (interval.isPositive()) {
            var topics = new SysTopics(server, interval);
            topics.publish("version", "mqtt-workbench " + Objects.requireNonNullElse(
                    SysTopics.class.getPackage().getImplementationVersion(), "(not packaged)"));
            topics.publishAll();
        }
    }

    private void publishAll() {
        server.loop().after(interval, this::publishAll);
        publish("uptime", Duration.ofNanos(server.now() - startedAt).toSeconds() + " seconds");
        publishClients();
        publishMessages();
        publishLoads();
        var runtime = Runtime.getRuntime();
        publish("heap/current", runtime.totalMemory() - runtime.freeMemory());
        publish("heap/maximum", runtime.maxMemory());
    }

    private void publishClients() {
        var connected = server.connections().stream().filter(ClientConnection::isConnected).count();
        var total = server.sessions().size();
        publish("clients/total", total);
        publish("clients/connected", connected);
        publish("clients/active", connected);
        publish("clients/disconnected", total - connected);
        publish("clients/inactive", total - connected);
        publish("clients/maximum", server.counters().mostSessions);
        publish("clients/expired", server.counters().sessionsExpired);
        publish("subscriptions/count", server.router().size());
        publish("shared_subscriptions/count", server.router().shared());
    }

    private void publishMessages() {
        var counters = server.counters();
        publish("messages/received", counters.packetsReceived);
        publish("messages/sent", counters.packetsSent);
        publish("publish/messages/received", counters.publishesReceived);
        publish("publish/messages/sent", counters.publishesSent);
        publish("publish/messages/dropped", counters.messagesDropped);
        publish("publish/bytes/received", counters.publishBytesReceived);
        publish("publish/bytes/sent", counters.publishBytesSent);
        publish("bytes/received", server.bytesReceived());
        publish("bytes/sent", server.bytesSent());
        publish("retained messages/count", server.retained().size());
        var waiting = server.sessions().waiting();
        publish("messages/stored", waiting.messages() + server.retained().size());
        publish("store/messages/count", waiting.messages() + server.retained().size());
        publish("store/messages/bytes", waiting.bytes() + server.retained().bytes());
    }

    private void publishLoads() {
        var seconds = interval.toMillis() / 1_000.0;
        loads.forEach((name, load) -> {
            load.count(Objects.requireNonNull(totals.get(name)).applyAsLong(server.counters()), seconds);
            publish("load/" + name + "/1min", twoDigits(load.ofOneMinute()));
            publish("load/" + name + "/5min", twoDigits(load.ofFiveMinutes()));
            publish("load/" + name + "/15min", twoDigits(load.ofFifteenMinutes()));
        });
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void publish(String name, long value) {
        publish(name, Long.toString(value));
    }

    private void publish(String name, String value) {
        if (!value.equals(published.put(name, value))) {
            var now = server.now();
            var payload = Payload.taking(value.getBytes(StandardCharsets.UTF_8));
            server.publishFromBroker(
                    Message.of(new TopicName(ROOT + name), QoS.EXACTLY_ONCE, true, Properties.NONE, payload, now, ""), now);
        }
    }
}
