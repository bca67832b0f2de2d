package dev.mqttworkbench.app.handshakes;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.trace.Direction;

/// Where packets are to stop, as the reader writes it. On the JavaFX thread only.
final class StopForm {

    /// Which way packets go that are held.
    enum Way {
        /// Both ways.
        BOTH,
        /// From clients to the broker.
        TO_BROKER,
        /// From the broker to clients.
        FROM_BROKER
    }

    private static final int MOST_NAMED = 2;

    private final Words words;
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");
    private final ReadOnlyStringWrapper typesText = new ReadOnlyStringWrapper(this, "typesText", "");
    private final ObjectProperty<Set<PacketType>> types = new SimpleObjectProperty<>(this, "types", Set.of());
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(this, "way", Way.BOTH);
    private final StringProperty client = new SimpleStringProperty(this, "client", "");
    private final StringProperty topic = new SimpleStringProperty(this, "topic", "");
    private final ObjectProperty<Optional<QoS>> qos = new SimpleObjectProperty<>(this, "qos", Optional.empty());
    private final ObjectProperty<Boolean> keepAlivePaused = new SimpleObjectProperty<>(this, "keepAlivePaused", true);

    /// @param changed is told with each change
    StopForm(Words words, Runnable changed) {
        this.words = words;
        List.<Observable>of(types, way, client, topic, qos, keepAlivePaused).forEach(each -> each.addListener(observed -> {
            describe();
            changed.run();
        }));
        describe();
    }

    /// What is written, for gates of this side. A Topic Filter that is none counts as none, and [#faultProperty()] says so.
    Breakpoint breakpoint(FlowSource.Side side) {
        fault.set("");
        var all = Breakpoint.stepping(client.get().strip());
        return new Breakpoint(stopping().isEmpty() ? all.types() : stopping(), direction(side), all.client(), topicFilter(), qos.get());
    }

    /// The types that are chosen, or else PUBLISH where topic or QoS are: it alone says what they are, and an acknowledgement of whichever message is
    /// not what the reader looks for. None for all exchanges.
    private Set<PacketType> stopping() {
        return types.get().isEmpty() && isNarrowed() ? Set.of(PacketType.PUBLISH) : types.get();
    }

    /// Whether topic or QoS are written: a Topic Filter that is none too, since it is about to be one.
    private boolean isNarrowed() {
        return !topic.get().isBlank() || qos.get().isPresent();
    }

    private void describe() {
        var stopping = stopping().stream().sorted().map(PacketType::toString).toList();
        typesText.set(stopping.isEmpty() ? words.get("handshakes.stop.types.all")
                : stopping.size() > MOST_NAMED ? words.get("handshakes.stop.types.some", stopping.size())
                : String.join(", ", stopping));
        var others = stopping().stream().filter(type -> type != PacketType.PUBLISH).sorted().map(PacketType::toString).collect(Collectors.joining(", "));
        hint.set(!isNarrowed() ? ""
                : types.get().isEmpty() ? words.get("handshakes.stop.hint.publish")
                : others.isEmpty() ? "" : words.get("handshakes.stop.hint.others", others));
    }

    private Optional<Direction> direction(FlowSource.Side side) {
        return switch (way.get()) {
            case BOTH -> Optional.empty();
            case TO_BROKER -> Optional.of(side.atGate(Direction.IN));
            case FROM_BROKER -> Optional.of(side.atGate(Direction.OUT));
        };
    }

    private Optional<TopicFilter> topicFilter() {
        if (topic.get().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TopicFilter(topic.get().strip()));
        } catch (IllegalArgumentException wrong) {
            fault.set(words.get("handshakes.stop.topic.fault", FilterFault.of(topic.get().strip()).map(each -> each.sentence(words)).orElse("")));
            return Optional.empty();
        }
    }

    /// Holds packets of this type too, or does not.
    void setStopsAt(PacketType type, boolean stops) {
        var changed = EnumSet.noneOf(PacketType.class);
        changed.addAll(types.get());
        if (stops) {
            changed.add(type);
        } else {
            changed.remove(type);
        }
        types.set(Set.copyOf(changed));
    }

    /// What is wrong with what is written; empty where nothing is.
    ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /// Which packets go by no topic and QoS although some are written; empty where all do, or none are.
    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /// Packets of which types stop, in a few words.
    ReadOnlyStringProperty typesTextProperty() {
        return typesText.getReadOnlyProperty();
    }

    /// Which way they go.
    ObjectProperty<Way> wayProperty() {
        return way;
    }

    /// Of which clients, with `*` for any characters; empty for all.
    StringProperty clientProperty() {
        return client;
    }

    /// PUBLISH to which topics only, as a Topic Filter; empty for all.
    StringProperty topicProperty() {
        return topic;
    }

    /// PUBLISH at which QoS only.
    ObjectProperty<Optional<QoS>> qosProperty() {
        return qos;
    }

    /// Whether Keep Alive stands still while something is held.
    ObjectProperty<Boolean> keepAlivePausedProperty() {
        return keepAlivePaused;
    }
}
