package dev.mqttworkbench.interop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.Limits;
import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.ViolationCase;
import dev.mqttworkbench.mqtt.packet.Violations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
class BadInputTest {

    private static TestBroker broker;

    private RawClient bystander;

    @BeforeAll
    static void start() {
        broker = TestBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void standBy() {
        bystander = RawClient.connected(broker.port(), V3_1_1, "bystander");
        bystander.send("82 08 00 01 00 03 61 2F 23 00").expect("90 03 00 01 00");
    }

    @AfterEach
    void bystanderNoticesNothing() {
        try (var witness = bystander; var publisher = RawClient.connected(broker.port(), V5, "publisher")) {
            publisher.send(Bytes.packet(0x30, "PUBLISH", Bytes.of().text("a/b", "topic name").noProperties().payload("x")));
            witness.expect("30 06 00 03 61 2F 62 78");
        }
    }

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

    @Test
    void aHugePacketThatIsAnnouncedAndNeverComesCostsNothing() {
        var clients = new ArrayList<RawClient>();
        for (var i = 0; i < 100; i++) {
            clients.add(RawClient.connected(broker.port(), V3_1_1, "silent-" + i).send("30 F0 FF 3F 00 01 61"));
        }
        bystander.expectAlive();
        clients.forEach(RawClient::close);
    }

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

    @Test
    void version311HasNoReceiveMaximum() {
        try (var small = TestBroker.start(BrokerSettings.defaults().withReceiveMaximum(5));
                var client = RawClient.connected(small.port(), V3_1_1, "burst")) {
            for (var identifier = 1; identifier <= 200; identifier++) {
                client.send(Bytes.packet(0x34, "PUBLISH",
                        Bytes.of().text("a", "topic name").twoBytes(identifier, "packet identifier")));
            }
            for (var identifier = 1; identifier <= 200; identifier++) {
                client.expect(Bytes.packet(0x50, "PUBREC", Bytes.of().twoBytes(identifier, "packet identifier")));
            }
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

    @Test
    void aTopicOf32000LevelsAndAFilterAsDeepAreRefused() {
        try (var client = RawClient.connected(broker.port(), V3_1_1, "deep")) {
            client.send(deepSubscribe());
            client.expect("90 03 00 01 80");
            client.send(deepPublish());
            client.expectClosed();
        }
    }

    @Test
    void aTopicOf32000LevelsAndAFilterAsDeepAreNothingSpecialWhereTheyAreAllowed() {
        var allowing = BrokerSettings.defaults().withLimits(new Limits(10, 10, 10, 10, 10, 65_535, 65_535, 10, 0));
        try (var other = TestBroker.start(allowing); var client = RawClient.connected(other.port(), V3_1_1, "deep")) {
            client.send(deepSubscribe());
            client.expect("90 03 00 01 00");
            client.send(deepPublish());
            client.expect(deepPublish());
        }
    }

    private static Bytes deepSubscribe() {
        return Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                .twoBytes(1, "packet identifier").text("+/".repeat(32_000) + "+", "topic filter").hex("00", "QoS 0"));
    }

    private static Bytes deepPublish() {
        return Bytes.packet(0x30, "PUBLISH", Bytes.of().text("b/".repeat(32_000) + "b", "topic name"));
    }

    @Test
    void tensOfThousandsOfFiltersInOneSubscribeAreGrantedOneByOne() {
        var filters = Bytes.of().twoBytes(1, "packet identifier");
        var granted = Bytes.of().twoBytes(1, "packet identifier");
        for (var i = 0; i < 50_000; i++) {
            filters.text("f/" + i, "topic filter").oneByte(1, "QoS 1");
            granted.oneByte(1, "granted QoS 1");
        }
        try (var client = RawClient.connected(broker.port(), V3_1_1, "collector")) {
            client.send(Bytes.packet(0x82, "SUBSCRIBE", filters));
            client.expect(Bytes.packet(0x90, "SUBACK", granted));
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

    static List<ViolationCase> violationsOfVersion5() {
        return Violations.of(V5);
    }

    static List<ViolationCase> violationsOfVersion311() {
        return Violations.of(V3_1_1);
    }
}
