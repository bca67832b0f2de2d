package dev.mqttworkbench.app.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.google.protobuf.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// The names of the metrics of one Edge Node: its birth certificates give each an alias, and later messages say the alias alone
/// (Sparkplug 3.0, 6.4.6). Read when the first one is asked for, by any thread.
final class SparkplugNames {

    /// No birth certificate is known.
    static final SparkplugNames NONE = new SparkplugNames(List.of());

    private static final String NAMESPACE = "spBv1.0";
    private static final int LARGEST = 1024 * 1024;

    private final List<Payload> births;
    /// Guarded by this: several decodings may ask at once.
    private @Nullable Map<Long, String> byAlias;

    private SparkplugNames(List<Payload> births) {
        this.births = births;
    }

    /// The names in these birth certificates; what is none is left out.
    static SparkplugNames in(List<Payload> births) {
        return births.isEmpty() ? NONE : new SparkplugNames(births);
    }

    /// Whether these are the birth certificates that were read: the same ones, not others that say the same.
    boolean areIn(List<Payload> others) {
        return births.size() == others.size() && IntStream.range(0, births.size()).allMatch(i -> births.get(i) == others.get(i));
    }

    /// Where the birth certificates stand that explain the data of a topic: those of its Edge Node, and of its device.
    static List<String> birthsOf(String topic) {
        var levels = topic.split("/", -1);
        if (levels.length < 4 || levels.length > 5 || !levels[0].equals(NAMESPACE)) {
            return List.of();
        }
        var node = NAMESPACE + "/" + levels[1] + "/NBIRTH/" + levels[3];
        return levels.length == 4 ? List.of(node) : List.of(node, NAMESPACE + "/" + levels[1] + "/DBIRTH/" + levels[3] + "/" + levels[4]);
    }

    /// The name of a metric.
    synchronized Optional<String> of(long alias) {
        var known = byAlias;
        if (known == null) {
            known = read();
            byAlias = known;
        }
        return Optional.ofNullable(known.get(alias));
    }

    private Map<Long, String> read() {
        var names = new HashMap<Long, String>();
        for (var birth : births) {
            if (birth.size() <= LARGEST) {
                metrics(birth).forEach(metric -> note((Message) metric, names));
            }
        }
        return names;
    }

    private static List<?> metrics(Payload birth) {
        try {
            return (List<?>) SparkplugPayload.read(birth.toBytes(), LARGEST).content().getField(SparkplugSchema.PAYLOAD.findFieldByName("metrics"));
        } catch (CannotDecode no) {
            return List.of(); // what is no birth certificate names nothing
        }
    }

    private static void note(Message metric, Map<Long, String> names) {
        var type = metric.getDescriptorForType();
        var alias = type.findFieldByName("alias");
        var name = (String) metric.getField(type.findFieldByName("name"));
        if (metric.hasField(alias) && !name.isEmpty()) {
            names.put((Long) metric.getField(alias), name);
        }
    }
}
