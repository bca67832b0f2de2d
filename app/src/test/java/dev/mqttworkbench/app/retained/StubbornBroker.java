package dev.mqttworkbench.app.retained;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.mqttworkbench.app.LoopbackServer;

/// A broker of MQTT 3.1.1 that keeps messages at QoS 1 and answers subscriptions as the worst of them do. Set before a client comes.
final class StubbornBroker extends LoopbackServer {

    /// Topic and text of what it keeps.
    final Map<String, String> kept = new TreeMap<>();

    /// How many it sends to `#` at the most; the others it leaves out.
    volatile int mostAtOnce = Integer.MAX_VALUE;

    /// How many filters it takes in one SUBSCRIBE; it closes the connection at more.
    volatile int mostFilters = Integer.MAX_VALUE;

    /// Whether it refuses subscriptions to a name.
    volatile boolean refusesNames;

    /// Whether it sends nothing to a name.
    volatile boolean isSilentAtNames;

    /// Whether it sends nothing to a name above QoS 0.
    volatile boolean isSilentAtNamesAboveQos0;

    /// Whether it never sends SUBACK for `#`.
    volatile boolean isUnanswering;

    private record Asked(String filter, int qos) {}

    StubbornBroker() throws IOException {
        begin();
    }

    /// Keeps `count` messages: `many/000`, `many/001`, …
    StubbornBroker withMany(int count) {
        for (var i = 0; i < count; i++) {
            kept.put("many/%03d".formatted(i), Integer.toString(i));
        }
        return this;
    }

    @Override
    protected void serve(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var out = new DataOutputStream(socket.getOutputStream());
        var packetIdentifier = 1;
        while (true) {
            var type = in.readUnsignedByte() >> 4;
            var body = in.readNBytes(length(in));
            if (type == 1) {
                send(out, 0x20, new byte[] {0, 0});
            } else if (type == 8) {
                var asked = asked(body);
                if (asked.size() > mostFilters) {
                    return;
                }
                if (!(isUnanswering && asked.getFirst().filter.equals("#"))) {
                    send(out, 0x90, answer(body, asked));
                }
                for (var each : asked) {
                    packetIdentifier = replay(out, each, packetIdentifier);
                }
            } else if (type == 10) {
                send(out, 0xB0, new byte[] {body[0], body[1]});
            } else if (type == 12) {
                send(out, 0xD0, new byte[0]);
            } else if (type == 14) {
                return;
            }
        }
    }

    private int replay(DataOutputStream out, Asked asked, int firstIdentifier) throws IOException {
        var identifier = firstIdentifier;
        var isWild = asked.filter.equals("#");
        if (!isWild && (refusesNames || isSilentAtNames || isSilentAtNamesAboveQos0 && asked.qos > 0)) {
            return identifier;
        }
        var matching = isWild ? kept.keySet().stream().limit(mostAtOnce).toList() : kept.keySet().stream().filter(asked.filter::equals).toList();
        for (var topic : matching) {
            var body = new ByteArrayOutputStream();
            var data = new DataOutputStream(body);
            data.writeUTF(topic);
            if (asked.qos > 0) {
                data.writeShort(identifier++);
            }
            data.write(kept.getOrDefault(topic, "").getBytes(StandardCharsets.UTF_8));
            send(out, 0x31 | Math.min(1, asked.qos) << 1, body.toByteArray());
        }
        return identifier;
    }

    private byte[] answer(byte[] body, List<Asked> asked) {
        var answer = new ByteArrayOutputStream();
        answer.write(body, 0, 2);
        asked.forEach(each -> answer.write(refusesNames && !each.filter.equals("#") ? 0x80 : Math.min(1, each.qos)));
        return answer.toByteArray();
    }

    private static List<Asked> asked(byte[] body) {
        var asked = new ArrayList<Asked>();
        var at = 2;
        while (at < body.length) {
            var length = (body[at] & 0xFF) << 8 | body[at + 1] & 0xFF;
            asked.add(new Asked(new String(body, at + 2, length, StandardCharsets.UTF_8), body[at + 2 + length]));
            at += length + 3;
        }
        return asked;
    }

    private static int length(DataInputStream in) throws IOException {
        var length = 0;
        for (var shift = 0; ; shift += 7) {
            var next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return length;
            }
        }
    }

    private static void send(DataOutputStream out, int first, byte[] body) throws IOException {
        out.write(first);
        var rest = body.length;
        while (rest >= 0x80) {
            out.write(rest & 0x7F | 0x80);
            rest >>= 7;
        }
        out.write(rest);
        out.write(body);
        out.flush();
    }
}
