package dev.mqttworkbench.app.payload;

import java.nio.ByteOrder;

/// Reads a payload as one number, or as a row of numbers of one type.
final class Numbers {

    private Numbers() {}

    static Decoded decode(Decoding asked) throws CannotDecode {
        var type = asked.choice().number();
        var size = asked.payload().size();
        if (size == 0 || size % type.width() != 0) {
            throw new CannotDecode(DecodeFault.Reason.NOT_NUMBERS, type.title(), type.width(), size);
        }
        var bytes = asked.payload().asBuffer().order(asked.choice().littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var lines = new StructureLines();
        if (size == type.width()) {
            lines.value(Token.Kind.NUMBER, type.read(bytes));
        } else {
            lines.open('[');
            while (bytes.position() + type.width() <= asked.shown()) {
                asked.watch().at(bytes.position());
                lines.value(Token.Kind.NUMBER, type.read(bytes));
            }
            lines.close();
        }
        return Decoder.lines(Decoder.NUMBERS, lines.finish(), asked);
    }
}
