package dev.mqttworkbench.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.UserProperty;

/// Clients of the process that the broker runs in. They show its secret in a User Property of CONNECT, and are let in whoever else
/// needs a user name, with every right: who runs the broker sees what it does.
///
/// See `docs/decisions/own-clients.md`.
public final class OwnClients {

    private static final String NAME = "mqtt-workbench-own";

    /// Empty: there are none. On the broker's loop.
    private Optional<Secret> secret = Optional.empty();

    OwnClients() {}

    /// Whoever shows this in CONNECT from now on is one.
    void know(String newSecret) {
        secret = Optional.of(new Secret(newSecret));
    }

    /// Whether this client is one.
    boolean include(Connect connect) {
        return secret.filter(known -> known.isShownBy(connect, NAME)).isPresent();
    }

    /// What a client says in CONNECT to be known as one.
    ///
    /// @param properties what it says besides
    public static Properties introduced(Properties properties, String secret) {
        return properties.plus(Property.USER_PROPERTY, new UserProperty(NAME, secret));
    }

    /// What nobody outside of the process knows.
    record Secret(String text) {

        /// Whether a User Property of this name has it as its value; how long that takes does not tell how much of a guess is right.
        boolean isShownBy(Connect connect, String name) {
            return connect.properties().all(Property.USER_PROPERTY).stream().anyMatch(property -> property.name().equals(name)
                    && MessageDigest.isEqual(property.value().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
