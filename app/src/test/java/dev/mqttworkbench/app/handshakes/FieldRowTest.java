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
}
