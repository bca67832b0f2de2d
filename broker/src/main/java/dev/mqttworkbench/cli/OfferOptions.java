package dev.mqttworkbench.cli;

import java.util.Optional;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ConnectOffers;
import dev.mqttworkbench.broker.ConnectOffers.ServerReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What MQTT 5 clients are told, on the command line.
final class OfferOptions {

    @Option(names = "--maximum-keep-alive", paramLabel = "SECONDS",
            description = "Longest keep alive; MQTT 5 clients that ask for more are told. Default: ${DEFAULT-VALUE}")
    private int maximumKeepAlive = BrokerSettings.defaults().offers().maximumKeepAliveSeconds();

    @Option(names = "--response-topics", paramLabel = "TOPIC",
            description = "Below which topic MQTT 5 clients that ask for response information get one of their own.")
    private @Nullable String responseTopics;

    @Option(names = "--use-another-server", paramLabel = "HOST:PORT",
            description = "Send all clients to this server instead, for the time being.")
    private @Nullable String anotherServer;

    @Option(names = "--server-moved", paramLabel = "HOST:PORT",
            description = "Send all clients to this server instead, for good.")
    private @Nullable String serverMoved;

    OfferOptions() {}

    /// @throws IllegalArgumentException with a sentence for the user
    ConnectOffers offers() {
        return new ConnectOffers(maximumKeepAlive, Optional.ofNullable(responseTopics), serverReference());
    }

    private Optional<ServerReference> serverReference() {
        if (anotherServer != null && serverMoved != null) {
            throw new IllegalArgumentException("Clients cannot be sent to two servers: choose --use-another-server or --server-moved");
        }
        return serverMoved != null
                ? Optional.of(new ServerReference(true, serverMoved))
                : Optional.ofNullable(anotherServer).map(where -> new ServerReference(false, where));
    }
}
