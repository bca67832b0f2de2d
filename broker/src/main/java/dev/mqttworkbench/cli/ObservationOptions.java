package dev.mqttworkbench.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the broker says about itself, on the command line.
final class ObservationOptions {

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
    /// @throws IOException when the port is taken
    @Nullable InetSocketAddress answerFor(Broker broker) throws IOException {
        return httpPort == null ? null : HttpAnswers.start(httpPort, broker);
    }

    /// @throws IllegalArgumentException with a sentence for the user
    void check() {
        if (httpPort != null && (httpPort < 0 || httpPort > 65_535)) {
            throw new IllegalArgumentException("The port of HTTP is a number from 0 to 65535, not " + httpPort);
        }
    }
}
