package dev.mqttworkbench.mqtt.delivery;

import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceiverTest {

    private final Receiver receiver = new Receiver(2);

    /// [MQTT-4.3.3-10]
    @Test
    void takesAQoS2MessageOnceUntilItIsReleased() {
        assertThat(receiver.accept(1, true)).isTrue();
        assertThat(receiver.accept(1, true)).isFalse();
        assertThat(receiver.release(1)).isTrue();
        assertThat(receiver.accept(1, true)).isTrue();
    }

    @Test
    void takesEveryQoS1Message() {
        assertThat(receiver.accept(1, false)).isTrue();
        assertThat(receiver.accept(1, false)).isTrue();
    }

    @Test
    void doesNotKnowAnIdentifierThatWasNeverTaken() {
        assertThat(receiver.release(1)).isFalse();
    }

    /// [MQTT-3.3.4-7]
    @Test
    void refusesMoreThanReceiveMaximum() {
        receiver.accept(1, true);
        receiver.accept(2, false);
        assertThatThrownBy(() -> receiver.accept(3, true))
                .isInstanceOfSatisfying(ProtocolError.class, error ->
                        assertThat(error.reasonCode()).isEqualTo(ReasonCode.RECEIVE_MAXIMUM_EXCEEDED));
    }

    @Test
    void countsADuplicateOnce() {
        receiver.accept(1, true);
        receiver.accept(1, true);
        assertThat(receiver.accept(2, true)).isTrue();
    }

    @Test
    void makesRoomWhenAnExchangeIsOver() {
        receiver.accept(1, false);
        receiver.accept(2, true);
        receiver.finished(1);
        receiver.release(2);
        assertThat(receiver.accept(3, true)).isTrue();
        assertThat(receiver.accept(4, true)).isTrue();
    }

    @Test
    void remembersAcrossConnectionsWhatItTookAndCountsAnew() {
        receiver.accept(1, true);
        receiver.accept(2, true);
        receiver.connected(1);
        assertThat(receiver.accept(1, true)).isFalse();
        assertThat(receiver.awaitingPubRel()).isEqualTo(2);
    }
}
