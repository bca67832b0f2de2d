package dev.mqttworkbench.app.robot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.google.protobuf.CodedOutputStream;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Payloads of Sparkplug B, by the field numbers of its specification.
final class Sparkplugs {

    private Sparkplugs() {}

    /// A payload with one metric.
    ///
    /// @param name of the metric; empty where it has its alias only
    static Payload payload(String name, long alias) {
        try {
            var metric = new ByteArrayOutputStream();
            var inner = CodedOutputStream.newInstance(metric);
            if (!name.isEmpty()) {
                inner.writeString(1, name);
            }
            inner.writeUInt64(2, alias);
            inner.writeUInt32(4, 9);
            inner.writeFloat(12, 1.5f);
            inner.flush();
            var payload = new ByteArrayOutputStream();
            var outer = CodedOutputStream.newInstance(payload);
            outer.writeUInt64(1, 1_486_144_502_122L);
            outer.writeByteArray(2, metric.toByteArray());
            outer.writeUInt64(3, 0);
            outer.flush();
            return Payload.of(payload.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
