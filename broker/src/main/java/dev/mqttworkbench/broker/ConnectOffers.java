package dev.mqttworkbench.broker;

import java.util.Optional;

import dev.mqttworkbench.mqtt.topic.TopicName;

/// What a [Broker] tells MQTT 5 clients in CONNACK beside its limits.
///
/// @param maximumKeepAliveSeconds the longest Keep Alive, 1 to 65,535: a client that asks for more or for none is told to use this
///         one. Clients of 3.1 and 3.1.1 cannot be told and keep theirs
/// @param responseTopics below which topic a client that asks for Response Information gets one of its own: a Topic Name
/// @param serverReference where clients are sent to instead; those of 3.1 and 3.1.1 hear that the broker is not available
public record ConnectOffers(
        int maximumKeepAliveSeconds, Optional<String> responseTopics, Optional<ServerReference> serverReference) {

    /// Any Keep Alive, no Response Information, and everybody is welcome.
    public static final ConnectOffers DEFAULTS = new ConnectOffers(65_535, Optional.empty(), Optional.empty());

    /// Another Server.
    ///
    /// @param permanent whether clients shall remember it
    /// @param where as the standard suggests: host or host:port, several with spaces between them
    public record ServerReference(boolean permanent, String where) {

        /// @throws IllegalArgumentException with a sentence for the user when there is no server
        public ServerReference {
            if (where.isBlank()) {
                throw new IllegalArgumentException("Clients are sent to a server such as broker.example.org:1883, not to nothing");
            }
        }
    }

    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public ConnectOffers {
        if (maximumKeepAliveSeconds < 1 || maximumKeepAliveSeconds > 65_535) {
            throw new IllegalArgumentException(
                    "The maximum keep alive is a number from 1 to 65535 seconds, not " + maximumKeepAliveSeconds);
        }
        if (responseTopics.map(TopicName::new).filter(TopicName::isReserved).isPresent()) {
            throw new IllegalArgumentException("Clients cannot publish to topics that begin with $, such as " + responseTopics.get());
        }
    }
}
