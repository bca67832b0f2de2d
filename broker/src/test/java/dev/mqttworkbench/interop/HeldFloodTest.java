package dev.mqttworkbench.interop;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.gate.Breakpoint;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody who asks for more than is answered while the answers are held.
@Timeout(60)
class HeldFloodTest {

    private static final int BOUND = 10_000;
    private static final int ASKED = 30_000;
    private static final int ONE_READ = (64 << 10) / 8; // so many SUBSCRIBEs are in what is read at once, at most

    private static CompletionStage<Void> ask(RawClient client) {
        var all = ByteBuffer.allocate(ASKED * 8);
        for (var identifier = 1; identifier <= ASKED; identifier++) {
            all.put(new byte[] {(byte) 0x82, 6}).putShort((short) identifier).put(new byte[] {0, 1, 't', 0});
        }
        return CompletableFuture.runAsync(() -> client.send(all.array()));
    }

    private static void expectAnswers(RawClient client, int from, int to) {
        for (var identifier = from; identifier <= to; identifier++) {
            assertThat(client.receive()).isEqualTo("9003%04X00".formatted(identifier));
        }
    }

    @Test
    void isReadNoMoreUntilThereIsRoomAndThenGetsAllOfThem() {
        try (var broker = TestBroker.start(); var other = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "other");
                var flood = RawClient.connected(broker.port(), ProtocolVersion.V3_1_1, "flood")) {
            var gates = broker.gates();
            Patience.get(gates.stopAt(List.of(Breakpoint.at(PacketType.SUBACK))));
            var asked = ask(flood);
            Patience.until("as many wait as may", () -> Patience.get(gates.held(1)).total() >= BOUND);
            for (var turn = 0; turn < 100; turn++) { // in each of which the loop would read more
                other.expectAlive();
            }
            var held = Patience.get(gates.held(1)).total();
            assertThat(held).isBetween(BOUND, BOUND + ONE_READ);

            Patience.get(gates.releaseAll());
            expectAnswers(flood, 1, held);
            Patience.until("it is read again", () -> Patience.get(gates.held(1)).total() >= BOUND);
            assertThat(Patience.get(gates.held(1)).total()).isLessThanOrEqualTo(BOUND + ONE_READ);

            Patience.get(gates.stopAt(List.of()));
            expectAnswers(flood, held + 1, ASKED);
            Patience.get(asked);
            flood.expectAlive();
        }
    }
}
