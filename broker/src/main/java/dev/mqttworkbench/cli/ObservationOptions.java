package dev.mqttworkbench.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.endpoint.ListenerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the broker says about itself, on the command line.
final class ObservationOptions {

    /// Where HTTP would be, too.
    private static final Set<String> OF_THIS_COMPUTER = Set.of("127.0.0.1", "localhost", "0.0.0.0", "::");

    @Option(names = "--sys-interval", paramLabel = "SECONDS",
            description = "How often the broker publishes about itself under $SYS/broker/; 0 for never. Default: ${DEFAULT-VALUE}")
    private int sysInterval = (int) BrokerSettings.defaults().sysInterval().toSeconds();

    @Option(names = "--http-port", paramLabel = "PORT",
            description = "Port of 127.0.0.1 for /health and, for Prometheus, /metrics; 0 for any free one. Default: none")
    private @Nullable Integer httpPort;

    @Option(names = "--log-level", paramLabel = "LEVEL",
            description = "What is logged, on the standard error: error, warning, info or debug. Default: ${DEFAULT-VALUE}")
    private LogLines.Level logLevel = LogLines.Level.info;

    @Option(names = "--log-format", paramLabel = "FORMAT",
            description = "How a log line looks: logfmt (key=value) or json. Default: ${DEFAULT-VALUE}")
    private LogLines.Format logFormat = LogLines.Format.logfmt;

    ObservationOptions() {}

    Duration sysInterval() {
        return Duration.ofSeconds(sysInterval);
    }

    /// Makes the log of this process look as it was asked for.
    void startLog() {
        LogLines.install(logLevel, logFormat);
    }

    /// Starts to answer, where that was asked for.
    ///
    /// @return where; null when nobody asked
    /// @throws ListenFailure when the port cannot be had
    @Nullable InetSocketAddress answerFor(Broker broker) throws ListenFailure {
        if (httpPort == null) {
            return null;
        }
        try {
            return HttpAnswers.start(httpPort, broker);
        } catch (IOException refused) {
            throw ListenFailure.of("127.0.0.1", httpPort, refused);
        }
    }

    /// @param listeners that the port must not belong to
    /// @throws IllegalArgumentException with a sentence for the user
    void check(List<ListenerSettings> listeners) {
        if (httpPort != null && (httpPort < 0 || httpPort > 65_535)) {
            throw new IllegalArgumentException("The port of HTTP is a number from 0 to 65535, not " + httpPort);
        }
        if (httpPort != null && httpPort != 0
                && listeners.stream().anyMatch(each -> each.port() == httpPort && OF_THIS_COMPUTER.contains(each.host()))) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "The port of HTTP, %d, is that of a listener; choose another one", httpPort));
        }
    }
}
