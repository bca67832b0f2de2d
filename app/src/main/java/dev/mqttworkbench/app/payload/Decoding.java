package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.mqtt.packet.Payload;

/// What a decoder is asked for.
///
/// @param payload of which
/// @param limit how many bytes of it are read at the most
/// @param choice with which options
/// @param watch hears how far it is
/// @param layers how many layers were taken off already
/// @param names of the metrics of Sparkplug B that have an alias only
record Decoding(Payload payload, int limit, DecoderChoice choice, Watch watch, int layers, SparkplugNames names) {

    int shown() {
        return Math.min(limit, payload.size());
    }

    boolean isCut() {
        return limit < payload.size();
    }

    /// The same bytes for another decoder.
    Decoding with(Decoder decoder) {
        return new Decoding(payload, limit, DecoderChoice.of(decoder), watch, layers, names);
    }

    /// What was inside.
    Decoding inside(Payload content) {
        return inside(content, DecoderChoice.AUTO);
    }

    /// What was inside, to be read like this.
    Decoding inside(Payload content, DecoderChoice how) {
        return new Decoding(content, limit, how, watch, layers + 1, names);
    }

    /// All bytes, for formats that cannot be read in part.
    byte[] whole(int most) throws CannotDecode {
        if (payload.size() > most) {
            throw new CannotDecode(DecodeFault.Reason.TOO_LARGE, most / 1024 / 1024);
        }
        return payload.toBytes();
    }
}
