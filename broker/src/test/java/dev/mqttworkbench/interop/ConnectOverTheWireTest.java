package dev.mqttworkbench.interop;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.mqtt.packet.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// Connections that begin or end in a strange way, while somebody else notices nothing.
@Timeout(60)
class ConnectOverTheWireTest extends BesideABystander {

    @Test
    void closesAConnectionThatSendsNoConnectInTime() {
        try (var impatient = TestBroker.start(BrokerSettings.defaults().withConnectTimeout(Duration.ofMillis(200)));
                var silent = RawClient.open(impatient.port());
                var slow = RawClient.open(impatient.port())) {
            slow.send("10 20 00 04");
            silent.expectClosed();
            slow.expectClosed();
        }
    }

    @Test
    void readsAConnectThatComesByteByByte() {
        try (var client = RawClient.open(broker.port())) {
            for (var b : RawClient.connect(V5, "trickle", true).toArray()) {
                client.send(new byte[] {b});
            }
            assertThat(client.receive()).startsWith("20");
        }
    }

    @Test
    void dealsWithWhatIsPipelinedBeforeConnAck_3_1_4_5() {
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.of()
                    .hex("10 0D 00 04 4D 51 54 54 04 02 00 3C 00 01 70", "CONNECT")
                    .hex("82 06 00 01 00 01 62 01", "SUBSCRIBE")
                    .hex("32 06 00 01 62 00 07 78", "PUBLISH at QoS 1")
                    .hex("C0 00", "PINGREQ"));
            client.expect("20 02 00 00");
            client.expect("90 03 00 01 01");
            client.expect("32 06 00 01 62 00 01 78"); // its own message, then the acknowledgement
            client.expect("40 02 00 07");
            client.expect("D0 00");
        }
    }

    @Test
    void dropsWhatIsPipelinedBehindAConnectThatIsRefused_3_1_4_6() {
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.of()
                    .hex("10 0C 00 04 4D 51 54 54 04 00 00 3C 00 00", "CONNECT without identifier, clean session 0")
                    .hex("31 06 00 03 61 2F 7A 78", "PUBLISH with RETAIN"));
            client.expect("20 02 00 02"); // 3.1.1: [MQTT-3.1.3-8]
            client.expectClosed();
        }
        assertThat(broker.snapshot().retainedMessages()).isZero();
    }

    @Test
    void nothingBehindDisconnectIsDealtWith_3_14_4_2() {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "leaver")) {
            client.send(Bytes.of().hex("E0 00", "DISCONNECT").hex("31 06 00 03 61 2F 7A 78", "PUBLISH with RETAIN"));
            client.expectClosed();
        }
        assertThat(broker.snapshot().retainedMessages()).isZero();
    }

    @Test
    void assignsAnIdentifierInVersion5AndSaysSo_3_1_3_6() {
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive").noProperties()
                    .text("", "client identifier")));
            var connAck = client.receive();
            assertThat(connAck.substring(4)).startsWith("0000");
            assertThat(connAck).contains("12"); // assigned client identifier [MQTT-3.2.2-16]
        }
    }

    @Test
    void acceptsAnEmptyIdentifierInVersion311WithACleanSession_3_1_3_6() {
        try (var client = RawClient.open(broker.port())) {
            client.send("10 0C 00 04 4D 51 54 54 04 02 00 3C 00 00").expect("20 02 00 00");
            client.expectAlive();
        }
    }

    @Test
    void acceptsTheOldestVersion() {
        try (var client = RawClient.open(broker.port())) {
            client.send("10 0F 00 06 4D 51 49 73 64 70 03 02 00 3C 00 01 6F").expect("20 02 00 00");
            client.expectAlive();
        }
    }

    @Test
    void refusesAnUnknownAuthenticationMethod_4_12_0_1() {
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive")
                    .properties(Bytes.of().hex("15 00 01 6D", "authentication method"))
                    .text("c", "client identifier")));
            assertThat(client.receive().substring(4)).startsWith("008C");
            client.expectClosed();
        }
    }

    @Test
    void fieldsOf65535BytesAreTaken() {
        var longest = "x".repeat(65_535);
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(4, "level").hex("C6 00 3C", "flags, keep alive")
                    .text(longest, "client identifier")
                    .text("w", "will topic").text(longest, "will payload")
                    .text(longest, "user name").text(longest, "password")));
            client.expect("20 02 00 00");
            client.send("E0 00");
            client.expectClosed();
        }
    }

    @Test
    void aTakeoverStormLeavesOneSession() {
        var clients = new ArrayList<RawClient>();
        for (var i = 0; i < 200; i++) {
            clients.add(RawClient.open(broker.port()).send(RawClient.connect(V5, "storm", false)));
        }
        // One of them has it now, all others are gone.
        broker.await("all others are gone", snapshot -> snapshot.connections() == 2);
        clients.forEach(RawClient::close);
        broker.await("the bystander is alone", snapshot -> snapshot.connections() == 1);
        try (var last = RawClient.open(broker.port())) {
            last.send(RawClient.connect(V5, "storm", true));
            last.receive();
            last.send("E0 07 00 05 11 00 00 00 00");
            last.expectClosed();
        }
    }

    @Test
    void aClientThatEndsItsSendingDirectionIsGone() {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "half")) {
            client.shutdownOutput();
            client.expectClosed();
        }
    }

    @Test
    void hundredsOfConnectionsThatSayNothingDisturbNobody() {
        var silent = new ArrayList<RawClient>();
        for (var i = 0; i < 500; i++) {
            silent.add(RawClient.open(broker.port()));
        }
        bystander.expectAlive();
        silent.forEach(RawClient::close);
    }

    /// One byte at a time, for ever: the time to CONNECT is the same.
    @Test
    void closesAConnectionWhoseConnectTricklesForEver() {
        try (var impatient = TestBroker.start(BrokerSettings.defaults().withConnectTimeout(Duration.ofMillis(300)));
                var slow = RawClient.open(impatient.port())) {
            slow.send("10 FF FF 3F");
            Patience.until("closed", () -> isClosedAgainst(slow));
            bystander.expectAlive();
        }
    }

    /// [MQTT-3.1.2-22]: a Control Packet counts when it is complete, not its bytes.
    @Test
    void keepAliveEndsAConnectionWhosePacketTricklesForEver_3_1_2_22() {
        try (var slow = RawClient.open(broker.port())) {
            slow.send("10 0D 00 04 4D 51 54 54 04 02 00 01 00 01 70").expect("20 02 00 00");
            slow.send("30 FF FF 3F 00 01 7A");
            Patience.until("closed", () -> isClosedAgainst(slow));
        }
    }

    /// Sends one byte more.
    private static boolean isClosedAgainst(RawClient client) {
        try {
            client.send("00");
            return false;
        } catch (UncheckedIOException closed) {
            return true;
        }
    }

    /// CVE-2021-41039: thousands of user properties; that their time does not grow with their square is for `FrameDecoderTest`.
    @Test
    void aConnectFullOfUserPropertiesIsTaken() {
        var bomb = Bytes.of().hex("26 00 01 61 00 01 62", "user property").repeated(5_000);
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive").properties(bomb)
                    .text("bomb", "client identifier")));
            assertThat(client.receive()).startsWith("20");
            client.expectAlive();
        }
    }

    /// The longest Keep Alive (CVE-2020-13849 held sockets with it): it holds one, and a limit for it is told (3.2.2.3.14).
    @Test
    void theLongestKeepAliveIsTaken() {
        try (var client = RawClient.open(broker.port())) {
            client.send("10 0D 00 04 4D 51 54 54 04 02 FF FF 00 01 70").expect("20 02 00 00");
            client.expectAlive();
        }
    }

    /// [MQTT-3.2.2-7] [MQTT-3.2.0-1]: one CONNACK, with the code, and the end; nothing before and nothing between.
    @Test
    void aRefusalIsOneConnAckAndTheEnd_3_2_2_7() {
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.of().hex(HexFormat.of().formatHex(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive")
                    .properties(Bytes.of().hex("21 00 00", "receive maximum 0")).text("c", "client identifier")).toArray()), "CONNECT")
                    .hex("C0 00", "PINGREQ"));
            assertThat(client.receive()).startsWith("20").matches(packet -> packet.startsWith("0082", 4));
            client.expectClosed();
        }
    }

    /// [MQTT-4.8.0-1] of 3.1.1: a client of an older version is never sent a DISCONNECT.
    @Test
    void aTakeoverOfAnOlderVersionIsSilent() {
        try (var older = RawClient.connected(broker.port(), V3_1_1, "same"); var newer = RawClient.connected(broker.port(), V3_1_1, "same")) {
            older.expectClosed();
            newer.expectAlive();
        }
    }
}
