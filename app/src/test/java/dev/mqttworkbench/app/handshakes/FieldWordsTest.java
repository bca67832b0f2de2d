package dev.mqttworkbench.app.handshakes;

import java.util.HexFormat;
import java.util.Locale;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.anatomy.NotUnderstood;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.PacketBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldWordsTest {

    private static final Words ENGLISH = words(Locale.ENGLISH);
    private static final Words GERMAN = words(Locale.GERMAN);

    private static Words words(Locale locale) {
        return new Words(Resources.words(locale), locale);
    }

    private static String last(Words words, ProtocolVersion version, String bytes) {
        var field = Anatomy.of(PacketBytes.taking(HexFormat.of().parseHex(bytes)), version).getLast();
        var said = new FieldWords(words);
        return said.name(field) + ": " + said.value(field);
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEverythingThatIsNotUnderstood(NotUnderstood.Kind kind) {
        var english = ENGLISH.get(FieldWords.key(kind), "‹0›", "‹1›");
        var german = GERMAN.get(FieldWords.key(kind), "‹0›", "‹1›");
        assertThat(german).isNotEqualTo(english);
        assertThat(german.contains("‹0›")).as(german).isEqualTo(english.contains("‹0›"));
        assertThat(german.contains("‹1›")).as(german).isEqualTo(english.contains("‹1›"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            V3_1_1 | 3009000161           | Not understood: The packet ends before its Remaining Length says; bytes missing: 6
            V5     | 3007000161022300     | Not understood: Topic Alias ends behind the Properties
            V5     | 4000                 | Not understood: Packet Identifier ends behind the packet
            V5     | 300500016101 7E      | Not understood: There is no property 126, so nobody knows how long it is
            V5     | 30FFFFFFFF01         | Not understood: Remaining Length has more than four bytes
            V5     | 000107               | Not understood: Packet type 0 is reserved
            V3_1_1 | C00100               | Not understood: These bytes belong to no field
            V3_1_1 | C00000               | Not understood: These bytes are behind the end that Remaining Length says
            """)
    void saysWhyBytesAreNotUnderstood(ProtocolVersion version, String bytes, String sentence) {
        assertThat(last(ENGLISH, version, bytes.replace(" ", ""))).isEqualTo(sentence);
    }

    @Test
    void saysItInTheLanguageOfTheReader() {
        assertThat(last(GERMAN, ProtocolVersion.V5, "4000")).isEqualTo("Nicht verstanden: Packet Identifier endet hinter dem Paket");
        assertThat(last(GERMAN, ProtocolVersion.V5, "62020011")).isEqualTo("Reason Code: Success (0x00), entfällt");
        assertThat(last(ENGLISH, ProtocolVersion.V5, "62020011")).isEqualTo("Reason Code: Success (0x00), left out");
        assertThat(last(GERMAN, ProtocolVersion.V5, "6203001192")).as("what the standard calls it").isEqualTo("Reason Code: Packet Identifier not found (0x92)");
    }
}
