package dev.mqttworkbench.client;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.client.ConnectFailure.Kind;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.transport.OpeningFailure;
import dev.mqttworkbench.transport.UnreachableAddresses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningFailuresTest {

    private static ConnectFailure of(Throwable... failures) {
        var addresses = List.of(new InetSocketAddress("127.0.0.2", 1883), new InetSocketAddress("127.0.0.3", 1883));
        return OpeningFailures.of(
                new Route("broker.example", 1883, new Transport.Tcp(), Optional.empty(), Optional.empty(), Duration.ofSeconds(5)),
                new OpeningFailure(Step.TCP, new UnreachableAddresses(addresses, List.of(failures))));
    }

    @Test
    void namesAllAddressesWhereTheyFailAlike() {
        var failure = of(new ConnectException("Connection refused: /127.0.0.2:1883"), new ConnectException("Connection refused: /127.0.0.3:1883"));

        assertThat(failure.kind()).isEqualTo(Kind.NOTHING_LISTENS);
        assertThat(failure).hasMessage("Nothing listens on broker.example (127.0.0.2, 127.0.0.3) port 1883. Check that the broker runs, and its port.");
        assertThat(failure.step()).contains(Step.TCP);
    }

    @Test
    void saysOfEachAddressWhatWasSaidWhereTheyFailDifferently() {
        var failure = of(new ConnectException("Connection refused: /127.0.0.2:1883"), new NoRouteToHostException("No route to host: /127.0.0.3:1883"));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessage(
                "broker.example port 1883 cannot be reached: Connection refused: /127.0.0.2:1883; No route to host: /127.0.0.3:1883.");
    }
}
