package dev.mqttworkbench.app.handshakes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.trace.PacketBytes;
import dev.mqttworkbench.trace.Pcapng;

/// Writes the ladder of a flow as a file for other programs. On the JavaFX thread, which the flow belongs to; what comes back may go
/// anywhere.
final class LadderExport {

    /// How wide a ladder is that fits no window.
    private static final double WIDTH = 900;

    private final Words words;
    private final ArrowText text;

    LadderExport(Words words, FlowText flowText) {
        this.words = words;
        this.text = new ArrowText(words, flowText);
    }

    /// The diagram as text.
    byte[] mermaid(Flow flow) {
        return new LadderMermaid(flow, layout(flow), text, words).write().getBytes(StandardCharsets.UTF_8);
    }

    /// The picture as text.
    byte[] svg(Flow flow) {
        return new LadderSvg(flow, layout(flow), text, words).write().getBytes(StandardCharsets.UTF_8);
    }

    /// Where everything of it stands on paper.
    LadderLayout layout(Flow flow) {
        return new LadderLayout(flow, words, WIDTH);
    }

    /// Writes a file, on any thread.
    interface Writing {
        void into(OutputStream out) throws IOException;
    }

    /// The packets that were on the wire, behind the CONNECT of their connections where that is known: without it other programs do not
    /// know the version. Passwords and Authentication Data are not in it.
    ///
    /// @param connections what passed on connections beside messages
    Writing pcapng(Flow flow, List<Flow> connections) {
        var passed = new ArrayList<Pcapng.Passed>();
        var numbers = new HashSet<Long>();
        flow.steps().forEach(step -> {
            if (step instanceof Arrow arrow) {
                numbers.add(arrow.connection());
            }
        });
        if (flow.kind() == Flow.Kind.MESSAGE) {
            connections.forEach(connection -> addOpening(connection, numbers, passed));
        }
        add(flow, passed);
        return out -> Pcapng.write(passed, out);
    }

    private static void addOpening(Flow connection, Set<Long> numbers, List<Pcapng.Passed> passed) {
        connection.steps().forEach(step -> {
            if (step instanceof Arrow arrow && numbers.contains(arrow.connection()) && (arrow.packet() instanceof Connect || arrow.packet() instanceof ConnAck)) {
                add(connection, arrow, passed);
            }
        });
    }

    private static void add(Flow flow, List<Pcapng.Passed> passed) {
        flow.steps().forEach(step -> {
            if (step instanceof Arrow arrow) {
                add(flow, arrow, passed);
            }
        });
    }

    private static void add(Flow flow, Arrow arrow, List<Pcapng.Passed> passed) {
        arrow.bytes().ifPresent(bytes -> passed.add(new Pcapng.Passed(
                flow.at().plusNanos(arrow.nanoTime() - flow.nanoTime()), arrow.connection(), arrow.isToBroker(),
                withoutSecrets(arrow, bytes))));
    }

    /// The file may be handed on: asterisks stand in the place of passwords and proofs.
    private static PacketBytes withoutSecrets(Arrow arrow, PacketBytes bytes) {
        if (!(arrow.packet() instanceof Connect || arrow.packet() instanceof ConnAck || arrow.packet() instanceof Auth)) {
            return bytes;
        }
        var hidden = bytes.toBytes();
        Anatomy.of(bytes, arrow.version()).stream().flatMap(field -> field.leaves().stream()).filter(Anatomy::isSecret)
                .forEach(field -> Arrays.fill(hidden, field.offset(), field.end(), (byte) '*'));
        return PacketBytes.taking(hidden);
    }
}
