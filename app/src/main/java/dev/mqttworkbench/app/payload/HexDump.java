package dev.mqttworkbench.app.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Shows the bytes of a payload: offset, sixteen bytes, the same as ASCII with `.` for what has no sign.
final class HexDump {

    private static final int WIDTH = 16;

    private HexDump() {}

    static Decoded decode(Payload payload, int limit) {
        var shown = Math.min(limit, payload.size());
        var lines = new ArrayList<Line>(shown / WIDTH + 1);
        for (var offset = 0; offset < shown; offset += WIDTH) {
            lines.add(line(payload, offset, Math.min(offset + WIDTH, shown)));
        }
        return new Decoded(Decoder.HEX, List.copyOf(lines), shown, payload.size(), Optional.empty());
    }

    private static Line line(Payload payload, int from, int to) {
        var offset = new StringBuilder(10);
        Hex.appendOffset(offset, from);
        var bytes = new StringBuilder(3 * WIDTH + 3);
        var ascii = new StringBuilder(WIDTH);
        for (var i = 0; i < WIDTH; i++) {
            bytes.append(i == WIDTH / 2 ? "  " : i == 0 ? "" : " ");
            if (from + i < to) {
                var value = payload.at(from + i);
                Hex.append(bytes, value);
                ascii.append(value >= 0x20 && value < 0x7F ? (char) value : '.');
            } else {
                bytes.append("  ");
            }
        }
        return new Line(List.of(
                new Token(Token.Kind.OFFSET, offset.append("  ").toString()),
                new Token(Token.Kind.BYTES, bytes.append("  ").toString()),
                new Token(Token.Kind.ASCII, ascii.toString())));
    }
}
