package dev.mqttworkbench.app.payload;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// Lines that are too long for a screen are broken there, and nowhere else.
class LongLineTest {

    private static final String LONG = "0123456789".repeat(60);

    private final Decoded decoded = Decoder.JSON.decode(Payload.ofText("{\"img\":\"" + LONG + "\",\"o\":{\"" + LONG + "\":[1,\"" + LONG + "\"]},\"n\":1}"), Decoder.FIRST);

    private int lineOf(String part) {
        return decoded.find(part, 1)[0];
    }

    @Test
    void itsValueIsCopiedWhole() {
        assertThat(decoded.valueAt(lineOf("img"))).isEqualTo(LONG);
    }

    /// A picture in Base64, for example.
    @Test
    @Timeout(20)
    void aVeryLongValueIsCopiedToo() {
        var tenMegabytes = "0123456789".repeat(1 << 20);
        var all = Decoder.JSON.decode(Payload.ofText("{\"img\":\"" + tenMegabytes + "\"}"), Integer.MAX_VALUE);
        assertThat(all.valueAt(1)).hasSize(tenMegabytes.length()).isEqualTo(tenMegabytes);
    }

    @Test
    void theRestOfALineHasTheValueOfTheLine() {
        assertThat(decoded.lines().get(lineOf("img") + 1).text()).startsWith(Lines.CONTINUED);
        assertThat(decoded.valueAt(lineOf("img") + 1)).isEqualTo(LONG);
    }

    @Test
    void aStructureIsCopiedWithoutBreaks() {
        assertThat(decoded.valueAt(0)).doesNotContain(Lines.CONTINUED).contains("\"" + LONG + "\": [\n");
        assertThat(JsonText.check(decoded.valueAt(0))).as("is JSON again").isEmpty();
        assertThat(decoded.valueAt(lineOf("\"o\""))).startsWith("{").endsWith("}").contains(LONG);
    }

    /// Also where the key of an array is so long that the bracket stands in the rest of its line.
    @Test
    void anArrayBehindALongKeyIsCopiedWithAllElements() {
        assertThat(decoded.valueAt(lineOf("\"o\"") + 1)).startsWith("[").endsWith("]").contains("1,").contains(LONG);
    }

    @Test
    void aTextIsFoundAcrossABreak() {
        var first = decoded.lines().get(lineOf("img")).text();
        var across = first.substring(first.length() - 5);
        var next = decoded.lines().get(lineOf("img") + 1).text().substring(Lines.CONTINUED.length(), Lines.CONTINUED.length() + 5);
        assertThat(decoded.find(across + next, 10)).contains(lineOf("img"));
        assertThat(decoded.find(Lines.CONTINUED.strip(), 10)).as("no sign of ours").isEmpty();
    }

    @Test
    void linesAreCopiedWithoutBreaks() {
        var line = lineOf("img");
        assertThat(decoded.textOf(List.of(line, line + 1, line + 2))).isEqualTo("  \"img\": \"" + LONG + "\",");
        assertThat(decoded.textOf(List.of(0, line + 1))).startsWith("{\n").doesNotContain(Lines.CONTINUED);
    }

    @Test
    void findsTheLinesBehindABreakWhereTheyAre() {
        var line = lineOf("\"n\"");
        assertThat(decoded.lines().get(line).text()).contains("\"n\": 1");
    }

    @Test
    void aLongLineOfTextIsCopiedWhole() {
        var text = Decoder.TEXT.decode(Payload.ofText("one\n" + LONG + "\ntwo"), Decoder.FIRST);
        assertThat(text.valueAt(1)).isEqualTo(LONG);
        assertThat(text.valueAt(2)).isEqualTo(LONG);
    }
}
