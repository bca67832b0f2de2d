package dev.mqttworkbench.app.payload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Base64 in both directions: the bytes written as such, and what a text holds that is Base64.
final class Base64Text {

    private static final int COLUMNS = 76;
    private static final int MOST = 32 * 1024 * 1024;

    private Base64Text() {}

    static Decoded write(Decoding asked) {
        var shown = asked.isCut() ? asked.shown() / 3 * 3 : asked.shown();
        var text = Base64.getEncoder().encodeToString(asked.payload().toBytes(0, shown));
        var lines = new Lines();
        for (var from = 0; from < text.length() && !lines.isFull(); from += COLUMNS) {
            lines.add(Token.Kind.BYTES, text.substring(from, Math.min(from + COLUMNS, text.length())));
            lines.end(0);
        }
        return Decoder.lines(Decoder.BASE64, lines.finish(), asked);
    }

    static Decoded read(Decoding asked) throws CannotDecode {
        var text = new String(asked.whole(MOST), StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
        if (text.isEmpty()) {
            throw new CannotDecode(DecodeFault.Reason.NOT_BASE64);
        }
        try {
            var decoder = text.indexOf('-') >= 0 || text.indexOf('_') >= 0 ? Base64.getUrlDecoder() : Base64.getDecoder();
            var content = decoder.decode(text);
            Unpacking.checkLayers(asked);
            return Decoder.decode(asked.inside(Payload.taking(content))).inside(new Layer("Base64", content.length));
        } catch (IllegalArgumentException not) {
            throw new CannotDecode(DecodeFault.Reason.NOT_BASE64);
        }
    }
}
