package dev.mqttworkbench.interop;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.ViolationCase;
import dev.mqttworkbench.mqtt.packet.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V3_1_1;
import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// What a broker must survive: the offender gets the standard's answer and is closed, everybody else notices nothing.
@Timeout(60)
class BadInputTest extends BesideABystander {

    @ParameterizedTest
    @MethodSource("violationsOfVersion5")
    void answersAViolationInVersion5WithItsReasonCode_4_13_1_1(ViolationCase violation) {
        var reasonCode = "%02X".formatted(violation.reasonCode().code());
        if (violation.isFirst()) {
            try (var client = RawClient.open(broker.port())) {
                client.send(violation.bytes());
                // Before the version is known there may be no answer at all.
                client.receiveUntilEnd().ifPresent(connAck -> {
                    assertThat(connAck).startsWith("20").matches(packet -> packet.startsWith("00" + reasonCode, 4));
                    client.expectClosed();
                });
            }
        } else {
            try (var client = RawClient.connected(broker.port(), V5, "offender")) {
                client.send(violation.bytes());
                client.expectDisconnect(reasonCode);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("violationsOfVersion311")
    void closesAConnectionOfVersion311WithoutAWord_4_8_0_1(ViolationCase violation) {
        try (var client = violation.isFirst()
                ? RawClient.open(broker.port())
                : RawClient.connected(broker.port(), V3_1_1, "offender")) {
            client.send(violation.bytes());
            // 3.1.1: [MQTT-3.1.2-2]: an unacceptable protocol level is the one thing that has an answer.
            if (violation.reasonCode() == ReasonCode.UNSUPPORTED_PROTOCOL_VERSION) {
                client.expect("20 02 00 01");
            }
            client.expectClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0 00", "30 03 00 01 61", "E0 00", "82 06 00 01 00 01 61 00", "40 02 00 01", "20 02 00 00"})
    void nothingComesBeforeConnect_3_1_0_1(String packet) {
        try (var client = RawClient.open(broker.port())) {
            client.send(packet);
            client.expectClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 02 00 00", "90 03 00 01 00", "B0 02 00 01", "D0 00"})
    void whatOnlyAServerSendsEndsTheConnection(String packet) {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "offender")) {
            client.send(packet);
            client.expectClosed();
        }
    }

    @Test
    void speaksNoHttp() {
        try (var client = RawClient.open(broker.port())) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.expectClosed();
        }
    }

    @Test
    void refusesAPacketThatIsTooLargeFromItsFixedHeaderAlone() {
        try (var client = RawClient.connected(broker.port(), V5, "offender")) {
            client.send("30 FF FF FF 7F");
            client.expectDisconnect("95");
        }
        try (var client = RawClient.connected(broker.port(), V3_1_1, "offender")) {
            client.send("30 FF FF FF 7F");
            client.expectClosed();
        }
        try (var client = RawClient.open(broker.port())) {
            client.send("10 FF FF FF 7F");
            client.expectClosed();
        }
    }

    @Test
    void takesAPacketAsLargeAsTheLimit() {
        var limit = BrokerSettings.defaults().maximumPacketSize();
        try (var client = RawClient.connected(broker.port(), V3_1_1, "large")) {
            client.send(publishOfSize(limit));
            client.expectAlive();
            client.send(Arrays.copyOf(publishOfSize(limit + 1).toArray(), 5));
            client.expectClosed();
        }
    }

    private static Bytes publishOfSize(int size) {
        // Fixed header of four bytes, topic name of three.
        return Bytes.packet(0x30, "PUBLISH", Bytes.of().text("b", "topic name").payload("x".repeat(size - 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/#/b", "a+", "#a", "$share/g", "$share//a", "$share/+/a"})
    void answersAFilterThatIsNoneInSubAck_4_7_1(String filter) {
        try (var client = RawClient.connected(broker.port(), V5, "curious")) {
            client.send(Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                    .twoBytes(9, "packet identifier").noProperties().text(filter, "topic filter").hex("00", "options")));
            client.expect("90 04 00 09 00 8F");
            client.expectAlive();
        }
        try (var client = RawClient.connected(broker.port(), V3_1_1, "curious")) {
            client.send(Bytes.packet(0x82, "SUBSCRIBE",
                    Bytes.of().twoBytes(9, "packet identifier").text(filter, "topic filter").hex("00", "options")));
            client.expect("90 03 00 09 80");
            client.expectAlive();
        }
    }

    @Test
    void aClientMustNotSendASubscriptionIdentifier_3_3_4_6() {
        expectDisconnect("82", Bytes.packet(0x30, "PUBLISH", Bytes.of()
                .text("a", "topic name").properties(Bytes.of().hex("0B 01", "subscription identifier"))));
    }

    @Test
    void aTopicAliasIsInRangeAndKnown_3_3_2_8() {
        expectDisconnect("94", publishWithAlias("a", "00 00"));
        expectDisconnect("94", publishWithAlias("a", "FF FF"));
        expectDisconnect("82", publishWithAlias("", "00 01"));
        expectDisconnect("82", Bytes.packet(0x30, "PUBLISH", Bytes.of().text("", "topic name").noProperties()));
    }

    private static Bytes publishWithAlias(String topic, String alias) {
        return Bytes.packet(0x30, "PUBLISH", Bytes.of()
                .text(topic, "topic name").properties(Bytes.of().hex("23" + alias, "topic alias")));
    }

    @Test
    void noLocalOnASharedSubscriptionIsAnError_3_8_3_4() {
        expectDisconnect("82", Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                .twoBytes(1, "packet identifier").noProperties().text("$share/g/a", "topic filter").hex("04", "no local")));
    }

    @Test
    void aSessionExpiryIntervalCannotRiseFrom0AtTheEnd_3_14_2_2() {
        try (var client = RawClient.open(broker.port())) {
            client.send(Bytes.packet(0x10, "CONNECT", Bytes.of()
                    .text("MQTT", "protocol name").oneByte(5, "level").hex("02 00 00", "flags, keep alive").noProperties()
                    .text("c", "client identifier")));
            client.receive();
            client.send("E0 07 00 05 11 00 00 00 0A");
            client.expectDisconnect("82");
        }
    }

    @Test
    void authWithoutAMethodIsAnError_4_12_0() {
        expectDisconnect("82", Bytes.of().hex("F0 00", "AUTH"));
    }

    private static void expectDisconnect(String reasonCode, Bytes packet) {
        try (var client = RawClient.connected(broker.port(), V5, "offender")) {
            client.send(packet);
            client.expectDisconnect(reasonCode);
        }
    }

    @Test
    void moreUnacknowledgedThanReceiveMaximumIsAnError_3_3_4_7() {
        try (var small = TestBroker.start(BrokerSettings.defaults().withReceiveMaximum(5));
                var client = RawClient.connected(small.port(), V5, "overrunner")) {
            for (var identifier = 1; identifier <= 5; identifier++) {
                client.send("34 06 00 01 61 00 0%d 00".formatted(identifier)).expect("50 04 00 0%d 10 00".formatted(identifier));
            }
            client.send("34 06 00 01 61 00 06 00");
            client.expectDisconnect("93");
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void answersForIdentifiersThatNobodyKnows_4_3_3(ProtocolVersion version) {
        try (var client = RawClient.connected(broker.port(), version, "confused")) {
            for (var i = 0; i < 100; i++) {
                client.send("62 02 00 63");
                client.expect(version.isV5() ? "70 04 00 63 92 00" : "70 02 00 63");
                client.send("40 02 00 63"); // PUBACK and PUBCOMP for nothing are ignored
                client.send("70 02 00 63");
            }
            client.expectAlive();
        }
    }

    static List<ViolationCase> violationsOfVersion5() {
        return Violations.of(V5);
    }

    static List<ViolationCase> violationsOfVersion311() {
        return Violations.of(V3_1_1);
    }
}
