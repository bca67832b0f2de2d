package dev.mqttworkbench.cli;

import java.time.Duration;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.Limits;
import picocli.CommandLine.Option;

/// How much of something there may be, on the command line.
final class LimitOptions {

    private static final BrokerSettings DEFAULTS = BrokerSettings.defaults();

    @Option(names = "--maximum-packet-size", paramLabel = "BYTES",
            description = "Largest packet that is accepted. Default: ${DEFAULT-VALUE}")
    private int maximumPacketSize = DEFAULTS.maximumPacketSize();

    @Option(names = "--maximum-queued", paramLabel = "MESSAGES",
            description = "How many messages wait for one session at the most. Default: ${DEFAULT-VALUE}")
    private int maximumQueued = DEFAULTS.maximumQueuedMessages();

    @Option(names = "--maximum-queued-bytes", paramLabel = "BYTES",
            description = "How many bytes wait for one session at the most. Default: ${DEFAULT-VALUE}")
    private long maximumQueuedBytes = DEFAULTS.maximumQueuedBytes();

    @Option(names = "--maximum-in-flight", paramLabel = "MESSAGES",
            description = "How many messages a client has unacknowledged at the most. Default: ${DEFAULT-VALUE}")
    private int maximumInFlight = DEFAULTS.maximumInFlight();

    @Option(names = "--receive-maximum", paramLabel = "MESSAGES",
            description = "How many messages a client may have unacknowledged toward the broker. Default: ${DEFAULT-VALUE}")
    private int receiveMaximum = DEFAULTS.receiveMaximum();

    @Option(names = "--connect-timeout", paramLabel = "SECONDS",
            description = "How long a connection may take to send CONNECT. Default: ${DEFAULT-VALUE}")
    private int connectTimeout = (int) DEFAULTS.connectTimeout().toSeconds();

    @Option(names = "--maximum-connections", paramLabel = "NUMBER",
            description = "How many connections there are at a time. Default: ${DEFAULT-VALUE}")
    private int maximumConnections = DEFAULTS.limits().connections();

    @Option(names = "--maximum-connections-per-address", paramLabel = "NUMBER",
            description = "How many of them come from one address. Default: ${DEFAULT-VALUE}")
    private int maximumConnectionsPerAddress = DEFAULTS.limits().connectionsPerAddress();

    @Option(names = "--maximum-subscriptions", paramLabel = "NUMBER",
            description = "How many subscriptions one client has. Default: ${DEFAULT-VALUE}")
    private int maximumSubscriptions = DEFAULTS.limits().subscriptionsPerClient();

    @Option(names = "--maximum-retained", paramLabel = "MESSAGES",
            description = "How many retained messages are kept. Default: ${DEFAULT-VALUE}")
    private int maximumRetained = DEFAULTS.limits().retainedMessages();

    @Option(names = "--maximum-retained-bytes", paramLabel = "BYTES",
            description = "How many bytes of them are kept, with topics and properties. Default: ${DEFAULT-VALUE}")
    private long maximumRetainedBytes = DEFAULTS.limits().retainedBytes();

    @Option(names = "--maximum-topic-levels", paramLabel = "LEVELS",
            description = "How many levels a topic or a filter has. Default: ${DEFAULT-VALUE}")
    private int maximumTopicLevels = DEFAULTS.limits().topicLevels();

    @Option(names = "--maximum-topic-bytes", paramLabel = "BYTES",
            description = "How many bytes a topic or a filter has. Default: ${DEFAULT-VALUE}")
    private int maximumTopicBytes = DEFAULTS.limits().topicBytes();

    @Option(names = "--maximum-sessions", paramLabel = "NUMBER",
            description = "How many sessions there are, of connected clients and of others. Default: ${DEFAULT-VALUE}")
    private int maximumSessions = DEFAULTS.limits().sessions();

    @Option(names = "--maximum-session-expiry", paramLabel = "SECONDS",
            description = "How long the session of a disconnected client is kept at the most; 4294967295: for ever."
                    + " Default: ${DEFAULT-VALUE}")
    private long maximumSessionExpiry = DEFAULTS.maximumSessionExpirySeconds();

    @Option(names = "--maximum-publish-rate", paramLabel = "MESSAGES",
            description = "How many messages one client publishes a second; what comes faster waits. 0: no limit."
                    + " Default: ${DEFAULT-VALUE}")
    private int maximumPublishRate = DEFAULTS.limits().publishesPerSecond();

    @Option(names = "--validate-payload-format",
            description = "Refuse messages of MQTT 5 clients whose payload is said to be UTF-8 text and is not. Default: ${DEFAULT-VALUE}")
    private boolean validatePayloadFormat = DEFAULTS.validatesPayloadFormat();

    LimitOptions() {}

    /// @throws IllegalArgumentException with a sentence for the user
    BrokerSettings applyTo(BrokerSettings settings) {
        return settings
                .withMaximumPacketSize(maximumPacketSize)
                .withQueueLimit(maximumQueued, maximumQueuedBytes)
                .withMaximumInFlight(maximumInFlight)
                .withReceiveMaximum(receiveMaximum)
                .withMaximumSessionExpiry(maximumSessionExpiry)
                .withValidatesPayloadFormat(validatePayloadFormat)
                .withConnectTimeout(Duration.ofSeconds(connectTimeout))
                .withLimits(new Limits(
                        maximumConnections, maximumConnectionsPerAddress, maximumSubscriptions, maximumRetained,
                        maximumRetainedBytes, maximumTopicLevels, maximumTopicBytes, maximumSessions, maximumPublishRate));
    }
}
