package dev.mqttworkbench.app.brokerview;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.BrokerSnapshot;
import org.jspecify.annotations.Nullable;

/// The tiles of the broker in the box, out of what it counted since the last time. On the JavaFX thread only.
final class BrokerTiles {

    private static final double NANOS = 1e9;

    private final Words words;
    private final NumberFormat numbers;
    private final Recent recent = new Recent();
    private @Nullable BrokerSnapshot before;
    private long second;

    BrokerTiles(Words words) {
        this.words = words;
        this.numbers = NumberFormat.getIntegerInstance(words.locale());
    }

    /// The broker has begun anew.
    void clear() {
        before = null;
        recent.clear();
    }

    List<Tile> of(BrokerSnapshot now) {
        var last = Optional.ofNullable(before).filter(earlier -> now.uptime().compareTo(earlier.uptime()) > 0);
        before = now;
        second = now.uptime().toSeconds();
        var in = rate(last, now, BrokerSnapshot::publishesReceived);
        var out = rate(last, now, BrokerSnapshot::publishesSent);
        var bytesIn = rate(last, now, BrokerSnapshot::bytesReceived);
        var bytesOut = rate(last, now, BrokerSnapshot::bytesSent);
        return List.of(
                tile("clients", "broker.tile.clients", numbers.format(now.connections()),
                        words.get("broker.tile.ofSessions", now.sessions()), now.connections(), false),
                tile("in", "broker.tile.in", perSecond(in), words.get("broker.tile.total", numbers.format(now.publishesReceived())), in, false),
                tile("out", "broker.tile.out", perSecond(out), words.get("broker.tile.total", numbers.format(now.publishesSent())), out, false),
                tile("bytesIn", "broker.tile.bytesIn", bytesPerSecond(bytesIn), words.get("broker.tile.total", bytes(now.bytesReceived())), bytesIn, false),
                tile("bytesOut", "broker.tile.bytesOut", bytesPerSecond(bytesOut), words.get("broker.tile.total", bytes(now.bytesSent())), bytesOut, false),
                tile("subscriptions", "broker.tile.subscriptions", numbers.format(now.subscriptions()), "", now.subscriptions(), false),
                tile("retained", "broker.tile.retained", numbers.format(now.retainedMessages()), "", now.retainedMessages(), false),
                tile("dropped", "broker.tile.dropped", numbers.format(now.messagesDropped()),
                        words.get("broker.tile.denied", numbers.format(now.publishesDenied())),
                        rate(last, now, BrokerSnapshot::messagesDropped), now.messagesDropped() > 0));
    }

    private Tile tile(String id, String title, String value, String note, double spark, boolean isAlarming) {
        return new Tile("tile-" + id, words.get(title), value, note, recent.with(id, spark, second), isAlarming);
    }

    private static double rate(Optional<BrokerSnapshot> last, BrokerSnapshot now, ToLongFunction<BrokerSnapshot> count) {
        return last.map(earlier -> (count.applyAsLong(now) - count.applyAsLong(earlier))
                / (now.uptime().minus(earlier.uptime()).toNanos() / NANOS)).orElse(0.0);
    }

    private String perSecond(double rate) {
        return words.get("broker.perSecond", rate(rate));
    }

    private String rate(double rate) {
        return rate > 0 && rate < 9.95 ? String.format(words.locale(), "%.1f", rate) : numbers.format(Math.round(rate));
    }

    private String bytesPerSecond(double rate) {
        return words.get("broker.perSecond", bytes(Math.round(rate)));
    }

    private String bytes(long count) {
        return ByteCount.format(count, words.locale());
    }
}
