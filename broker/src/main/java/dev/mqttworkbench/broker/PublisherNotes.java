package dev.mqttworkbench.broker;

import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// Notes about who published a message, for clients of the process that the broker runs in. MQTT does not say it; a client that
/// shows the broker's secret in CONNECT gets a User Property with each message, and nobody else does.
///
/// See `docs/decisions/who-published.md`.
public final class PublisherNotes {

    private static final String NAME = "mqtt-workbench-publisher";

    /// Empty: nobody gets notes. On the broker's loop.
    private Optional<OwnClients.Secret> secret = Optional.empty();

    PublisherNotes() {}

    /// Whoever shows this in CONNECT from now on gets notes.
    void giveTo(String newSecret) {
        secret = Optional.of(new OwnClients.Secret(newSecret));
    }

    /// Whether this client gets notes.
    boolean areFor(Connect connect) {
        return secret.filter(known -> known.isShownBy(connect, NAME)).isPresent();
    }

    /// The properties with a note behind them.
    ///
    /// @param publisher a client identifier, empty where the broker itself published
    static Properties noted(Properties properties, String publisher) {
        return properties.plus(Property.USER_PROPERTY, new UserProperty(NAME, publisher));
    }

    // ---- for the client ----

    /// What a client says in CONNECT to get notes.
    public static Properties asked(String secret) {
        return Properties.of(Property.USER_PROPERTY, new UserProperty(NAME, secret));
    }

    /// Who published, as the note says that the broker put behind all other properties; empty where there is none.
    public static Optional<String> publisher(Properties noted) {
        return note(noted.entries()).map(UserProperty::value).filter(publisher -> !publisher.isEmpty());
    }

    /// The properties without the note.
    public static Properties without(Properties noted) {
        var entries = noted.entries();
        return note(entries).isEmpty() ? noted : Properties.of(entries.subList(0, entries.size() - 1));
    }

    private static Optional<UserProperty> note(List<Properties.Entry<?>> entries) {
        return !entries.isEmpty() && entries.getLast().value() instanceof UserProperty last && last.name().equals(NAME)
                ? Optional.of(last)
                : Optional.empty();
    }
}
