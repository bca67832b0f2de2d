package dev.mqttworkbench.app.brokerview;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.payload.Preview;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Words;

/// The tiles of a broker elsewhere: what it publishes under `$SYS/broker/`, with Mosquitto's names, and what this client measures
/// itself. On the JavaFX thread only.
final class SysTiles {

    private static final String ROOT = "$SYS/broker/";
    private static final int LONGEST = 60;

    /// A topic, the name of its tile, and whether its number counts bytes.
    private record Topic(String name, String key, boolean isBytes) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic("clients/connected", "broker.tile.clients", false),
            new Topic("load/publish/received/1min", "broker.sys.in", false),
            new Topic("load/publish/sent/1min", "broker.sys.out", false),
            new Topic("load/bytes/received/1min", "broker.sys.bytesIn", true),
            new Topic("load/bytes/sent/1min", "broker.sys.bytesOut", true),
            new Topic("subscriptions/count", "broker.tile.subscriptions", false),
            new Topic("retained messages/count", "broker.tile.retained", false),
            new Topic("store/messages/count", "broker.sys.stored", false),
            new Topic("publish/messages/dropped", "broker.tile.dropped", false),
            new Topic("heap/current", "broker.sys.heap", true),
            new Topic("uptime", "broker.sys.uptime", false),
            new Topic("version", "broker.sys.version", false));

    private final Words words;
    private final NumberFormat numbers;
    private final Recent recent = new Recent();
    private long receivedBefore = -1;
    private double elapsed; // seconds

    SysTiles(Words words) {
        this.words = words;
        this.numbers = NumberFormat.getIntegerInstance(words.locale());
    }

    /// @param seconds since the last time
    List<Tile> of(MessageLog log, double seconds) {
        elapsed += seconds;
        var tiles = new ArrayList<Tile>();
        tiles.add(measured(log, seconds));
        for (var topic : TOPICS) {
            newest(log, ROOT + topic.name()).ifPresent(text -> tiles.add(tile(topic, text)));
        }
        return tiles;
    }

    private Tile measured(MessageLog log, double seconds) {
        var received = log.accounts().received();
        var rate = receivedBefore < 0 || seconds <= 0 || received < receivedBefore ? 0 : (received - receivedBefore) / seconds;
        receivedBefore = received;
        return new Tile("tile-measured", words.get("broker.sys.measured"), words.get("broker.perSecond", numbers.format(Math.round(rate))),
                words.get("broker.tile.total", numbers.format(received)), recent.with("measured", rate, (long) elapsed), false);
    }

    private static Optional<String> newest(MessageLog log, String topic) {
        return log.newest(topic).map(message -> Preview.of(message.payload(), LONGEST));
    }

    private Tile tile(Topic topic, String text) {
        var number = number(text);
        var value = number.isEmpty() ? text : topic.isBytes() ? ByteCount.format(Math.round(number.get()), words.locale()) : numbers.format(Math.round(number.get()));
        return new Tile("tile-sys-" + topic.name().replaceAll("[^a-z0-9]+", "-"), words.get(topic.key()), value, "",
                number.map(each -> recent.with(topic.name(), each, (long) elapsed)).orElse(new int[0]), false);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }
}
