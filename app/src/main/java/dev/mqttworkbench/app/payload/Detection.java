package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Finds the decoder that suits a payload by its first bytes, whatever its size.
final class Detection {

    private static final int[] CBOR_TAG = {0xD9, 0xD9, 0xF7};
    private static final int[] UTF_16LE_MARK = {0xFF, 0xFE};
    private static final int[] UTF_16BE_MARK = {0xFE, 0xFF};

    private Detection() {}

    static Decoder of(Payload payload) {
        if (Images.isImage(payload)) {
            return Decoder.IMAGE;
        }
        if (Unpacking.formatOf(payload).isPresent()) {
            return Decoder.UNPACKED;
        }
        if (beginsWith(payload, CBOR_TAG)) {
            return Decoder.CBOR;
        }
        return switch (PayloadKind.of(payload)) {
            case JSON -> Decoder.JSON;
            case TEXT -> looksLikeXml(payload) ? Decoder.XML : Decoder.TEXT;
            case EMPTY -> Decoder.TEXT;
            case BINARY -> hasUtf16Mark(payload) ? Decoder.TEXT : Decoder.HEX;
        };
    }

    static boolean hasUtf16Mark(Payload payload) {
        return payload.size() % 2 == 0 && payload.size() > 2 && (beginsWith(payload, UTF_16LE_MARK) || beginsWith(payload, UTF_16BE_MARK));
    }

    private static boolean looksLikeXml(Payload payload) {
        return payload.size() > 6 && payload.at(0) == '<' && (payload.at(1) == '?' || Character.isLetter(payload.at(1)));
    }

    static boolean beginsWith(Payload payload, int... bytes) {
        if (payload.size() < bytes.length) {
            return false;
        }
        for (var i = 0; i < bytes.length; i++) {
            if ((payload.at(i) & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
