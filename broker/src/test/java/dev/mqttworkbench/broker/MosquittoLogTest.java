package dev.mqttworkbench.broker;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.mqttworkbench.interop.Programs;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The trace says of a connection what the client at its other end says in its own log.
@Timeout(60)
class MosquittoLogTest extends OverTheWire {

    private static final Pattern LINE = Pattern.compile("Client \\S+ (sending|received) ([A-Z]+).*");

    @BeforeAll
    static void installed() {
        Programs.assumeInstalled("mosquitto_pub");
        Programs.assumeInstalled("mosquitto_sub");
    }

    private Process start(String program, String clientIdentifier, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(Programs.path(program).orElseThrow(), "-d", "-h", "127.0.0.1", "-p",
                String.valueOf(broker.address().getPort()), "-i", clientIdentifier));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// The packets of a client's log, seen from the broker.
    private static List<String> log(BufferedReader lines) {
        return lines.lines().map(LINE::matcher).filter(Matcher::matches)
                .map(line -> (line.group(1).equals("sending") ? Direction.IN : Direction.OUT) + " " + line.group(2)).toList();
    }

    private static List<String> trace(Traced trace, String clientIdentifier) {
        var connection = trace.records(TracedConnection.class).stream().filter(each -> each.clientIdentifier().equals(clientIdentifier))
                .findFirst().orElseThrow().connection();
        return trace.records(TracedPacket.class).stream().filter(each -> each.connection() == connection)
                .map(each -> each.direction() + " " + each.packet().type()).toList();
    }

    /// What goes one way comes in the order in which it was sent; when it meets what comes the other way depends on where one stands.
    private static void assertSame(List<String> traced, List<String> logged) {
        for (var direction : Direction.values()) {
            var sign = direction.toString() + " ";
            assertThat(traced.stream().filter(line -> line.startsWith(sign))).containsExactlyElementsOf(logged.stream().filter(line -> line.startsWith(sign)).toList());
        }
        assertThat(traced).filteredOn(line -> line.endsWith("PUBLISH")).hasSize(3);
    }

    private void awaitSubscription() throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (snapshot().subscriptions() == 0) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(deadline);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void equalsTheLogOfAThirdPartyClient(int qos) throws Exception {
        var trace = new Traced(broker);
        var subscriber = start("mosquitto_sub", "sub", "-V", "mqttv5", "-t", "t", "-q", "2", "-C", "3");
        try {
            awaitSubscription(); // its log comes when it ends
            var publisher = start("mosquitto_pub", "pub", "-V", "mqttv5", "-t", "t", "-m", "x", "-q", String.valueOf(qos), "--repeat", "3");
            assertThat(publisher.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(subscriber.waitFor(20, TimeUnit.SECONDS)).isTrue();
            var published = log(publisher.inputReader(StandardCharsets.UTF_8));
            var received = log(subscriber.inputReader(StandardCharsets.UTF_8));
            awaitConnections(0);

            assertSame(trace(trace, "pub"), published);
            assertSame(trace(trace, "sub"), received);
        } finally {
            subscriber.destroyForcibly();
        }
    }
}
