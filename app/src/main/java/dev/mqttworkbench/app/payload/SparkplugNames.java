package dev.mqttworkbench.app.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.google.protobuf.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.jspecify.annotations.Nullable;

/// The names and the data types of the metrics of one Edge Node: its birth certificates give each an alias, and later messages say
/// the alias alone, without the type (Sparkplug 3.0, 6.4.6). Read when the first one is asked for, by any thread.
public final class SparkplugNames {

    /// What a birth certificate says of a metric.
    ///
    /// @param dataType its number, [#UNKNOWN] where it says none
    /// @param members of its template by their names, which may also be those of other metrics
    record Born(String name, int dataType, Map<String, Born> members) {}

    /// What all birth certificates say.
    private record Known(Map<Long, Born> byAlias, Map<String, Born> byName) {}

    /// The data type of which nobody knows more.
    static final int UNKNOWN = 0;

    /// No birth certificate is known.
    public static final SparkplugNames NONE = new SparkplugNames(List.of());

    private static final String NAMESPACE = "spBv1.0";
    private static final int LARGEST = 1024 * 1024;

    private final List<Payload> births;
    /// Guarded by this: several decodings may ask at once.
    private @Nullable Known known;

    private SparkplugNames(List<Payload> births) {
        this.births = births;
    }

    /// The names in these birth certificates; what is none is left out.
    public static SparkplugNames in(List<Payload> births) {
        return births.isEmpty() ? NONE : new SparkplugNames(births);
    }

    /// Whether these are the birth certificates that were read: the same ones, not others that say the same.
    public boolean areIn(List<Payload> others) {
        return births.size() == others.size() && IntStream.range(0, births.size()).allMatch(i -> births.get(i) == others.get(i));
    }

    /// Where the birth certificates stand that explain the data of a topic: those of its Edge Node, and of its device.
    public static List<String> birthsOf(String topic) {
        var levels = topic.split("/", -1);
        if (levels.length < 4 || levels.length > 5 || !levels[0].equals(NAMESPACE)) {
            return List.of();
        }
        var node = NAMESPACE + "/" + levels[1] + "/NBIRTH/" + levels[3];
        return levels.length == 4 ? List.of(node) : List.of(node, NAMESPACE + "/" + levels[1] + "/DBIRTH/" + levels[3] + "/" + levels[4]);
    }

    /// The name of a metric.
    Optional<String> of(long alias) {
        return born(alias).map(Born::name);
    }

    /// The metric that has an alias.
    Optional<Born> born(long alias) {
        return Optional.ofNullable(known().byAlias.get(alias));
    }

    /// Those that are in no template by their names. Not to be changed.
    Map<String, Born> byName() {
        return known().byName;
    }

    private synchronized Known known() {
        var read = known;
        if (read == null) {
            read = read();
            known = read;
        }
        return read;
    }

    private Known read() {
        var read = new Known(new HashMap<>(), new HashMap<>());
        for (var birth : births) {
            if (birth.size() <= LARGEST) {
                metrics(birth).forEach(metric -> note((Message) metric, read));
            }
        }
        return read;
    }

    private static List<?> metrics(Payload birth) {
        try {
            return metrics(SparkplugPayload.read(birth.toBytes(), LARGEST).content());
        } catch (CannotDecode no) {
            return List.of(); // what is no birth certificate names nothing
        }
    }

    /// Those of a payload or of a template.
    private static List<?> metrics(Message holder) {
        return (List<?>) holder.getField(holder.getDescriptorForType().findFieldByName("metrics"));
    }

    private static void note(Message metric, Known known) {
        var alias = metric.getDescriptorForType().findFieldByName("alias");
        var born = born(metric);
        if (!born.name.isEmpty()) {
            known.byName.put(born.name, born);
            if (metric.hasField(alias)) {
                known.byAlias.put((Long) metric.getField(alias), born);
            }
        }
    }

    private static Born born(Message metric) {
        var type = metric.getDescriptorForType();
        var members = new HashMap<String, Born>();
        metrics((Message) metric.getField(type.findFieldByName("template_value"))).forEach(each -> {
            var member = born((Message) each);
            members.put(member.name, member);
        });
        return new Born((String) metric.getField(type.findFieldByName("name")), (Integer) metric.getField(type.findFieldByName("datatype")), members);
    }
}
