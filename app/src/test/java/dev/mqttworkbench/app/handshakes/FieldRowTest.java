package dev.mqttworkbench.app.handshakes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketBytes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FieldRowTest {

    /// CONNECT of 3.1.1 with the user name `u` and the password `pw`.
    private static final byte[] CONNECT = HexFormat.of().parseHex("101400044d51545404c2003c000163000175" + "00027077");

    @Test
    void keepsThePasswordAndNothingElseSecret() {
        var rows = FieldRow.all(Anatomy.of(PacketBytes.taking(CONNECT), ProtocolVersion.V3_1_1));
        var secret = IntStream.range(0, CONNECT.length).filter(at -> FieldRow.isSecret(rows, at)).boxed().collect(Collectors.toList());
        assertThat(secret).containsExactly(CONNECT.length - 2, CONNECT.length - 1);
        assertThat(new String(CONNECT, CONNECT.length - 2, 2, StandardCharsets.US_ASCII)).isEqualTo("pw");
        assertThat(rows).noneMatch(row -> row.field().value().contains("pw"));
    }

    @Test
    void keepsAProofSecretToo() {
        var auth = HexFormat.of().parseHex("f00e180c15000478797a7a" + "1600027077");
        var rows = FieldRow.all(Anatomy.of(PacketBytes.taking(auth), ProtocolVersion.V5));
        assertThat(IntStream.range(0, auth.length).filter(at -> FieldRow.isSecret(rows, at)).boxed()).containsExactly(auth.length - 2, auth.length - 1);
        assertThat(rows).noneMatch(row -> row.field().value().contains("pw")).anyMatch(row -> row.field().value().equals("xyzz"));
    }

    /// The bits of Connect Flags, 0xC2: each of them is of one field, and the fields of a byte are those of its bits.
    @Test
    void knowsTheFieldOfEachBit() {
        var rows = FieldRow.all(Anatomy.of(PacketBytes.taking(CONNECT), ProtocolVersion.V3_1_1));
        assertThat(FieldRow.hasBits(rows, 9)).isTrue();
        assertThat(FieldRow.hasBits(rows, 11)).as("a byte of the Keep Alive").isFalse();
        assertThat(IntStream.rangeClosed(0, 7).mapToObj(bit -> FieldRow.ofBit(rows, 9, 1 << bit).orElseThrow().field().name()).distinct()).hasSizeGreaterThan(5);
        assertThat(FieldRow.ofBit(rows, 9, 0x80).orElseThrow().field().name()).isEqualTo("User Name Flag");
        assertThat(FieldRow.ofByte(rows, 9).orElseThrow().field().name()).isEqualTo("Connect Flags");
    }
}
