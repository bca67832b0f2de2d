package dev.mqttworkbench.broker;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Nothing here looks at what the system says: it says it in the language of the user.
class ListenProblemTest {

    @Test
    void isAPortThatAnotherProgramHas() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ListenProblem.of("127.0.0.1", taken.getLocalPort())).isEqualTo(ListenProblem.PORT_IN_USE);
        }
    }

    @Test
    void isAPortBelow1024WhereNobodyAnswers() {
        assertThat(ListenProblem.of("127.0.0.1", 1)).isEqualTo(ListenProblem.PORT_NOT_PERMITTED);
    }

    @Test
    void isAnAddressOfAnotherComputer() {
        assertThat(ListenProblem.of("192.0.2.1", 1883)).isEqualTo(ListenProblem.NOT_AN_ADDRESS_OF_THIS_COMPUTER);
        assertThat(ListenProblem.of("no-such-host.invalid", 1883)).isEqualTo(ListenProblem.NOT_AN_ADDRESS_OF_THIS_COMPUTER);
    }
}
