package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecoderTest {

    @Test
    void indentsJsonAndKeepsItsNumbersAndOrder() {
        var decoded = json("{\"rpm\":1482,\"bar\":6.210,\"tags\":[\"a\",{}],\"empty\":[],\"on\":true,\"off\":null}");

        assertThat(decoded.decoder()).isEqualTo(Decoder.JSON);
        assertThat(decoded.text()).isEqualTo("""
                {
                  "rpm": 1482,
                  "bar": 6.210,
                  "tags": [
                    "a",
                    {}
                  ],
                  "empty": [],
                  "on": true,
                  "off": null
                }""");
    }

    @Test
    void saysWhatEachTokenIs() {
        var tokens = json("{\"rpm\":1482,\"id\":\"a\",\"on\":true}").lines().stream()
                .flatMap(line -> line.tokens().stream()).toList();

        assertThat(tokens).contains(
                new Token(Token.Kind.KEY, "\"rpm\""),
                new Token(Token.Kind.NUMBER, "1482"),
                new Token(Token.Kind.STRING, "\"a\""),
                new Token(Token.Kind.LITERAL, "true"),
                new Token(Token.Kind.PUNCTUATION, "}"));
    }

    @Test
    void escapesWhatJsonEscapes() {
        assertThat(json("[\"a\\n\\\"b\\\"\"]").text()).isEqualTo("[\n  \"a\\n\\\"b\\\"\"\n]");
    }

    @Test
    void showsBrokenJsonAsTextAndSaysWhereItBreaks() {
        var decoded = json("{\"rpm\":\n 14x2}");

        assertThat(decoded.decoder()).isEqualTo(Decoder.TEXT);
        assertThat(decoded.fault()).map(DecodeFault::details).hasValueSatisfying(place -> assertThat(place).first().isEqualTo("2"));
        assertThat(decoded.text()).isEqualTo("{\"rpm\":\n 14x2}");
    }

    @Test
    void doesNotTakeTwoValuesForJson() {
        assertThat(json("{} {}").fault()).isPresent();
    }

    @Test
    void doesNotTakeNestingWithoutEndForJson() {
        var decoded = json("[".repeat(100_000));

        assertThat(decoded.decoder()).isEqualTo(Decoder.TEXT);
        assertThat(decoded.fault()).isPresent();
    }

    @Test
    void showsTheFirst64KilobytesOfLongJson() {
        var payload = Payload.ofText("[" + "12345678,".repeat(20_000) + "1]");

        var decoded = Decoder.JSON.decode(payload, Decoder.FIRST);

        assertThat(decoded.decoder()).isEqualTo(Decoder.JSON);
        assertThat(decoded.isCut()).isTrue();
        assertThat(decoded.shownBytes()).isEqualTo(64 * 1024);
        assertThat(decoded.lines()).hasSizeGreaterThan(7_000);
        assertThat(Decoder.JSON.decode(payload, Decoder.ALL).isCut()).isFalse();
    }

    @Test
    void showsTheBeginningOfAStringThatIsLongerThanTheLimit() {
        var decoded = Decoder.JSON.decode(Payload.ofText("{\"image\":\"" + "A".repeat(100) + "\"}"), 50);

        assertThat(decoded.decoder()).isEqualTo(Decoder.JSON);
        assertThat(decoded.text()).isEqualTo("{\n  \"image\": \"" + "A".repeat(40));
    }

    @Test
    void keepsALiteralThatTheLimitCuts() {
        assertThat(Decoder.JSON.decode(Payload.ofText("[true,false,true]"), 14).text()).isEqualTo("[\n  true,\n  false,\n  tr");
    }

    @Test
    void doesNotCutACharacterInTwo() {
        var decoded = Decoder.TEXT.decode(Payload.ofText("a€€€€"), 6);

        assertThat(decoded.text()).isEqualTo("a€");
        assertThat(decoded.shownBytes()).isEqualTo(4);
    }

    @Test
    void breaksALongLineWithAMark() {
        var decoded = Decoder.TEXT.decode(Payload.ofText("x".repeat(500)), Decoder.FIRST);

        assertThat(decoded.lines()).hasSizeGreaterThan(2);
        assertThat(decoded.lines().get(1).text()).startsWith(Lines.CONTINUED);
        assertThat(decoded.text().chars().filter(c -> c == 'x').count()).isEqualTo(500);
        assertThat(decoded.lines()).allMatch(line -> line.text().length() <= Lines.COLUMNS);
    }

    @Test
    void keepsEmptyLinesOfText() {
        assertThat(Decoder.TEXT.decode(Payload.ofText("a\r\n\n\tb"), Decoder.FIRST).lines())
                .extracting(Line::text).isEqualTo(List.of("a", "", "    b"));
    }

    @Test
    void dumpsBytes() {
        var decoded = Decoder.HEX.decode(Payload.ofText("{\"machine\":\"press\u0001"), Decoder.FIRST);

        assertThat(decoded.text()).isEqualTo("""
                00000000  7b 22 6d 61 63 68 69 6e  65 22 3a 22 70 72 65 73  {"machine":"pres
                00000010  73 01                                             s.""");
    }

    @Test
    void findsTheDecoderThatSuits() {
        assertThat(Decoder.suiting(Payload.ofText(" {\"a\":1}"))).isEqualTo(Decoder.JSON);
        assertThat(Decoder.suiting(Payload.ofText("21.4"))).isEqualTo(Decoder.TEXT);
        assertThat(Decoder.suiting(Payload.of(new byte[] {1, (byte) 0x8b, 8, 0}))).isEqualTo(Decoder.HEX);
        assertThat(Decoder.suiting(Payload.EMPTY)).isEqualTo(Decoder.TEXT);
    }

    @Test
    void checksJsonForTheEditor() {
        assertThat(JsonText.check("{ \"bri\": 180 }")).isEmpty();
        assertThat(JsonText.check("21.4")).isEmpty();
        assertThat(JsonText.check("{ \"bri\": 180 ")).isPresent();
        assertThat(JsonText.check("{ \"bri\": [1, }")).isPresent();
        assertThat(JsonText.check("hello")).isPresent();
        assertThat(JsonText.check("")).isEqualTo(Optional.of(new JsonFault(1, 1)));
        assertThat(JsonText.check("1 2")).isPresent();
    }

    private static Decoded json(String text) {
        return Decoder.JSON.decode(Payload.ofText(text), Decoder.FIRST);
    }
}
