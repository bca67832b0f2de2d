package dev.mqttworkbench.interop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ConnectOffers;
import dev.mqttworkbench.interop.ThirdPartyClient.Library;
import dev.mqttworkbench.interop.ThirdPartyClient.Received;
import dev.mqttworkbench.interop.ThirdPartyClient.WillMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What clients that nobody here wrote see when their connection is ended from beside the broker.
@Timeout(60)
class PullThePlugTest {

    private static final int KEEP_ALIVE = 2;
    private static final WillMessage WILL = new WillMessage("state/device", "gone", 1, false);

    private final TestBroker broker = TestBroker.start(BrokerSettings.defaults().withOffers(
            new ConnectOffers(KEEP_ALIVE, Optional.empty(), Optional.empty())));

    @AfterEach
    void stop() {
        broker.close();
    }

    private ThirdPartyClient watcher(Library library) throws Exception {
        var watcher = library.client(broker.port(), "watcher").connect();
        watcher.subscribe("state/#", 1);
        return watcher;
    }

    private ThirdPartyClient device(Library library) throws Exception {
        var device = library.client(broker.port(), "device");
        device.connect(true, Optional.of(WILL));
        device.subscribe("to/device", 1);
        return device;
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void noWillAfterAGoodbyeAndTheWillAtOnceAfterACut(Library library) throws Exception {
        try (var watcher = watcher(library); var device = device(library)) {
            device.disconnect();
            Patience.until("it is away", () -> !broker.session("device").orElseThrow().isConnected());
            Patience.expectNothing(watcher.received());
        }
        try (var watcher = watcher(library); var device = device(library)) {
            assertThat(Patience.get(broker.sessions().cut("device"))).isTrue();
            assertThat(Patience.next(watcher.received())).isEqualTo(new Received("state/device", "gone", 1, false));
            Patience.until("it notices", () -> !device.isConnected());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Library.class, names = {"PAHO_5", "HIVEMQ_5"}) // they keep to the Keep Alive of the broker
    void theWillAfterOneAndAHalfTimesTheKeepAliveOfAFrozenClient(Library library) throws Exception {
        try (var watcher = Library.HIVEMQ_3_1_1.client(broker.port(), "watcher").connect(); var device = device(library)) {
            watcher.subscribe("state/#", 1);
            var latest = broker.session("device").orElseThrow().link().orElseThrow().givesUpAt().orElseThrow();
            var began = System.nanoTime();
            assertThat(Patience.get(broker.sessions().freeze("device", true))).isTrue();
            assertThat(Patience.next(watcher.received()).topic()).isEqualTo("state/device");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1_500 * KEEP_ALIVE + 1_000));
            assertThat(Instant.now()).isAfter(latest.minusMillis(20));
            Patience.until("it notices", () -> !device.isConnected());
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void nothingIsLeftOfASessionThatWasDeleted(Library library) throws Exception {
        try (var device = device(library); var other = Library.HIVEMQ_5.client(broker.port(), "other").connect()) {
            Patience.get(broker.sessions().cut("device"));
            Patience.until("it notices", () -> !device.isConnected());
            other.publish("to/device", "waits", 1, false);
            assertThat(broker.session("device").orElseThrow().queued()).isEqualTo(1);
            assertThat(Patience.get(broker.sessions().delete("device"))).isPresent();
            assertThat(broker.session("device")).isEmpty();
        }
        try (var again = library.client(broker.port(), "device")) {
            assertThat(again.connect(true, Optional.empty())).as("Session Present").isFalse();
            Patience.expectNothing(again.received());
        }
    }
}
