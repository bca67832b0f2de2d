package dev.mqttworkbench.app.payload;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Shows the bytes of a payload: offset, sixteen bytes, the same as ASCII with `.` for what has no sign. Lines are made when
/// they are looked at.
final class HexDump {

    private static final int WIDTH = 16;

    private HexDump() {}

    static Decoded decode(Decoding asked) {
        return Decoder.lines(Decoder.HEX, new Rows(asked.payload(), asked.shown()), asked);
    }

    /// The lines.
    private static final class Rows extends AbstractList<Line> implements RandomAccess {

        private final Payload payload;
        private final int shown;

        Rows(Payload payload, int shown) {
            this.payload = payload;
            this.shown = shown;
        }

        @Override
        public int size() {
            return (shown + WIDTH - 1) / WIDTH;
        }

        @Override
        public Line get(int row) {
            return line(payload, row * WIDTH, Math.min((row + 1) * WIDTH, shown));
        }
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
