package dev.mqttworkbench.app.retained;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which broker a change of retained messages belongs to.
class AddressesOfSourcesTest {

    private final FailureWords words = new FailureWords(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH));

    private String bundled(int port) {
        return new BrokerSource(Optional::empty, new Connection(ConnectOptions.to("127.0.0.1", port), List.of("#"), true), words).address();
    }

    private String foreign(int port) {
        return new SeenSource(new Connection(ConnectOptions.to("127.0.0.1", port), List.of("#"), false), words, Duration.ofSeconds(1), Runnable::run).address();
    }

    @Test
    void theBundledBrokerIsTheSameAtEachOfItsPorts() {
        assertThat(bundled(1884)).isEqualTo(bundled(1883));
    }

    @Test
    void otherBrokersAreToldApartByTheirAddresses() {
        assertThat(foreign(1883)).isEqualTo(foreign(1883)).isNotEqualTo(foreign(1884)).isNotEqualTo(bundled(1883));
    }
}
