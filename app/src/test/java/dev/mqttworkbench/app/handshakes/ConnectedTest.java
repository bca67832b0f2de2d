package dev.mqttworkbench.app.handshakes;

import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketBytes;
import dev.mqttworkbench.trace.TracedConnection;
import dev.mqttworkbench.trace.TracedPacket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectedTest {

    private final Connected connected = new Connected();

    private void passed(long connection, Packet packet) {
        connected.learn(new TracedPacket(Instant.EPOCH, 0, connection, Direction.IN, packet, PacketBytes.taking(new byte[2])));
    }

    private void connect(long connection, String client, int keepAliveSeconds) {
        passed(connection, new Connect(ProtocolVersion.V5, true, keepAliveSeconds, client, Optional.empty(), Optional.empty(), Optional.empty(), Properties.NONE));
    }

    private void accept(long connection, Properties properties) {
        passed(connection, new ConnAck(false, ReasonCode.SUCCESS, properties));
    }

    @Test
    void takesTheKeepAliveOfTheServerWhereItSaysOne() {
        connect(1, "c", 90);
        assertThat(connected.keepAliveOf("c")).contains(90);
        accept(1, Properties.NONE);
        assertThat(connected.keepAliveOf("c")).contains(90);
        accept(1, Properties.of(Property.SERVER_KEEP_ALIVE, 20));
        assertThat(connected.keepAliveOf("c")).as("[MQTT-3.1.2-21]").contains(20);
        assertThat(connected.keepAliveOf("d")).isEmpty();
    }

    @Test
    void keepsItUnderTheNameThatTheServerAssigns() {
        connect(1, "", 90);
        accept(1, Properties.of(Property.ASSIGNED_CLIENT_IDENTIFIER, "auto-1"));
        assertThat(connected.keepAliveOf("auto-1")).contains(90);
    }

    @Test
    void keepsItWhenItsConnectionIsFrozen() {
        connect(1, "c", 90);
        connected.learn(new TracedConnection(Instant.EPOCH, 0, 1, "c", Optional.empty(), "", TracedConnection.Event.FROZEN));
        assertThat(connected.keepAliveOf("c")).contains(90);
    }

    @Test
    void takesThatOfTheLatestConnection() {
        connect(2, "c", 60);
        connect(7, "c", 30);
        connect(5, "c", 90);
        assertThat(connected.keepAliveOf("c")).contains(30);
        connected.forget(7);
        assertThat(connected.keepAliveOf("c")).contains(90);
    }

    @Test
    void knowsNothingWhereConnectWasNotSeen() {
        connected.learn(new TracedConnection(Instant.EPOCH, 0, 1, "c", Optional.of(ProtocolVersion.V5), "", TracedConnection.Event.KNOWN));
        assertThat(connected.isThere("c")).isTrue();
        assertThat(connected.keepAliveOf("c")).isEmpty();
    }
}
