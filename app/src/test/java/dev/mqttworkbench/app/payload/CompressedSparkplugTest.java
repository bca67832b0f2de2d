package dev.mqttworkbench.app.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.mqttworkbench.app.payload.DecodeFault.Reason;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The bounds of payloads of Sparkplug B count what was unpacked: a few kilobytes may be many megabytes.
class CompressedSparkplugTest {

    private static final int MEGABYTE = 1024 * 1024;

    /// A payload with one metric, whose value is so long.
    private static byte[] plain(int bytes) {
        var metricType = SparkplugSchema.PAYLOAD.findFieldByName("metrics").getMessageType();
        var metric = DynamicMessage.newBuilder(metricType)
                .setField(metricType.findFieldByName("name"), "Motor/Speed")
                .setField(metricType.findFieldByName("alias"), 8L)
                .setField(metricType.findFieldByName("string_value"), "x".repeat(bytes)).build();
        return DynamicMessage.newBuilder(SparkplugSchema.PAYLOAD).addRepeatedField(SparkplugSchema.PAYLOAD.findFieldByName("metrics"), metric).build().toByteArray();
    }

    private static Payload packed(int bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(plain(bytes));
        }
        Message outer = DynamicMessage.newBuilder(SparkplugSchema.PAYLOAD)
                .setField(SparkplugSchema.PAYLOAD.findFieldByName("uuid"), "SPBV1.0_COMPRESSED")
                .setField(SparkplugSchema.PAYLOAD.findFieldByName("body"), ByteString.copyFrom(packed.toByteArray())).build();
        return Payload.of(outer.toByteArray());
    }

    @Test
    void isRefusedWhereItUnpacksToMoreThanOneOfItsKindMayHave() throws IOException {
        var bomb = packed(17 * MEGABYTE);
        assertThat(bomb.size()).isLessThan(MEGABYTE);
        assertThat(Decoder.SPARKPLUG.decode(bomb, Decoder.ALL).fault()).hasValue(DecodeFault.of(Reason.TOO_LARGE, 16));
        assertThat(Decoder.SPARKPLUG.decode(packed(33 * MEGABYTE), Decoder.ALL).fault()).hasValue(DecodeFault.of(Reason.UNPACKS_TOO_LARGE, "gzip", 32));
        assertThat(Decoder.SPARKPLUG.decode(packed(15 * MEGABYTE), Decoder.ALL).fault()).isEmpty();
    }

    @Test
    void namesNothingWhereABirthCertificateUnpacksToMoreThanAMegabyte() throws IOException {
        assertThat(SparkplugNames.in(List.of(packed(MEGABYTE / 2))).of(8)).hasValue("Motor/Speed");
        assertThat(SparkplugNames.in(List.of(packed(2 * MEGABYTE))).of(8)).isEmpty();
    }
}
