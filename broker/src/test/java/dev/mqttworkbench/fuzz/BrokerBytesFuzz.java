package dev.mqttworkbench.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.interop.RawClient;
import dev.mqttworkbench.interop.TestBroker;
import dev.mqttworkbench.mqtt.codec.Wire;
import dev.mqttworkbench.mqtt.packet.Bytes;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.mqttworkbench.mqtt.packet.ProtocolVersion.V5;
import static org.assertj.core.api.Assertions.assertThat;

/// Any bytes behind a CONNECT into a whole broker, over a socket: it answers or closes the connection, a violation closes it, nothing
/// fails inside, and a bystander is served as before.
class BrokerBytesFuzz {

    /// A broker begins anew from time to time, so that what earlier inputs left behind does not add up.
    private static final int INPUTS_OF_A_BROKER = 2_000;

    private static final Bytes MESSAGE = Bytes.packet(0x30, "PUBLISH", Bytes.of()
            .text("bystander/4f1c9a", "topic name").noProperties().payload("served"));

    private static final Alarm ALARM = Alarm.set();

    private static @Nullable World world;
    private static int inputs;

    /// A broker and a client that does nothing wrong.
    private record World(TestBroker broker, RawClient bystander) {

        static World begin() {
            var broker = TestBroker.start(BrokerSettings.defaults().withMaximumPacketSize(Wire.MAXIMUM_PACKET_SIZE));
            var bystander = RawClient.connected(broker.port(), V5, "bystander");
            bystander.send(Bytes.packet(0x82, "SUBSCRIBE", Bytes.of()
                    .twoBytes(1, "packet identifier").noProperties()
                    .text("bystander/4f1c9a", "topic filter").hex("00", "QoS 0")));
            bystander.expect("90 04 00 01 00 00");
            return new World(broker, bystander);
        }

        void end() {
            bystander.close();
            broker.close();
        }
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "mqtt.dict")
    @FuzzTest
    void theBrokerSurvives(byte[] bytes) {
        var input = FuzzInput.of(bytes);
        var here = freshEnough();
        if (input.version().isPresent()) {
            behindConnect(here, input.version().get(), input);
        } else {
            insteadOfConnect(here, input);
        }
        here.bystander().send(MESSAGE).expect(MESSAGE);
        ALARM.requireSilence();
    }

    private static World freshEnough() {
        if (inputs++ % INPUTS_OF_A_BROKER == 0) {
            if (world != null) {
                world.end();
            }
            world = World.begin();
        }
        return world;
    }

    private static void behindConnect(World here, ProtocolVersion version, FuzzInput input) {
        try (var client = RawClient.connected(here.broker().port(), version, "fuzz")) {
            conversation(client, Reading.of(Optional.of(version), input.bytes()), input);
        }
    }

    private static void insteadOfConnect(World here, FuzzInput input) {
        try (var client = RawClient.open(here.broker().port())) {
            var expected = Reading.of(Optional.empty(), input.bytes());
            if (!expected.packets().isEmpty() || expected.violation().isPresent()) {
                conversation(client, expected, input);
            } else {
                client.send(input.bytes());
            }
        }
    }

    /// Whole packets and a PINGREQ behind them, which a packet that is not whole would swallow; that comes last.
    private static void conversation(RawClient client, Reading expected, FuzzInput input) {
        var whole = expected.violation().isPresent() ? input.bytes().length : expected.size();
        client.sendUnlessClosed(Wire.joined(List.of(Arrays.copyOf(input.bytes(), whole), new byte[] {(byte) 0xC0, 0})));
        var answered = isAnswered(client, 1 + expected.packets().stream().filter(PingReq.class::isInstance).count());
        if (expected.violation().isPresent()) {
            assertThat(answered).as("an answer behind a violation: %s", expected.refusal()).isFalse();
        }
        if (answered) {
            client.sendUnlessClosed(Arrays.copyOfRange(input.bytes(), whole, input.bytes().length));
        }
    }

    /// Whether so many answers to PINGREQ come, and not the end of the connection.
    private static boolean isAnswered(RawClient client, long times) {
        var answers = 0;
        for (var packet = client.receiveUntilEnd(); packet.isPresent(); packet = client.receiveUntilEnd()) {
            if (packet.get().equals("D000") && ++answers == times) {
                return true;
            }
        }
        return false;
    }

    static Stream<byte[]> seeds() {
        return FuzzInput.seeds();
    }
}
