package dev.mqttworkbench.mqtt.delivery;

import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveTest {

    /// [MQTT-3.1.2-22]
    @Test
    void endsOneAndAHalfTimesItsIntervalAfterTheLastPacket() {
        var keepAlive = new KeepAlive(10, 0);
        keepAlive.packetPassed(SECONDS.toNanos(4));
        assertThat(keepAlive.untilTimeout(SECONDS.toNanos(4))).isEqualTo(SECONDS.toNanos(15));
        assertThat(keepAlive.untilTimeout(SECONDS.toNanos(19))).isZero();
    }

    /// [MQTT-3.1.2-20]
    @Test
    void asksForAPingAfterItsInterval() {
        assertThat(new KeepAlive(10, 0).untilPing(SECONDS.toNanos(10))).isZero();
    }

    @Test
    void isOffAtZero() {
        assertThat(new KeepAlive(0, 0).isOn()).isFalse();
    }
}
