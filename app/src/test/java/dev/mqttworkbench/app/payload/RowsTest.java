package dev.mqttworkbench.app.payload;

import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowsTest {

    private static Rows rows(String json) {
        return Rows.of(Decoder.JSON.decode(Payload.ofText(json), Decoder.ALL));
    }

    private static int line(Rows rows, String path) {
        var lines = rows.decoded().lines();
        for (var line = 0; line < lines.size(); line++) {
            if (lines.get(line).path().equals(path)) {
                return line;
            }
        }
        throw new AssertionError("There is no " + path);
    }

    /// Whatever came before it, and however long it is now.
    @Test
    void keepsWhatIsFoldedByItsPath() {
        var before = rows("{\"a\":[1,2],\"b\":{\"c\":[3,4]}}");
        before = before.toggled(line(before, "$.b.c"));
        var after = rows("{\"new\":[0,0,0],\"a\":[1,2,3,4],\"b\":{\"c\":[3,4,5]}}");
        var folded = after.foldedLike(before);

        assertThat(folded.get(folded.positionOf(line(after, "$.b.c"))).isFolded()).isTrue();
        assertThat(folded.size()).isEqualTo(after.size() - 4);
        assertThat(folded.stream().filter(Row::isFolded)).hasSize(1);
    }

    @Test
    void foldsAgainWhatOneMessageLeftOut() {
        var before = rows("{\"a\":[1,2],\"b\":1}");
        before = before.toggled(line(before, "$.a"));
        var without = rows("{\"b\":1}").foldedLike(before);
        var again = rows("{\"b\":1,\"a\":[1,2,3]}").foldedLike(without);
        var opened = again.toggled(line(again, "$.a"));

        assertThat(again.get(again.positionOf(line(again, "$.a"))).isFolded()).isTrue();
        assertThat(rows("{\"a\":[1,2]}").foldedLike(opened).stream().filter(Row::isFolded)).isEmpty();
    }

    /// Lines of XML have no path.
    @Test
    void keepsWhatIsFoldedByItsPlaceWhereLinesHaveNoPath() {
        var before = xml("<a><b><c/><c/></b><d><e/></d></a>").toggled(1);

        assertThat(xml("<a><b><c/><c>1</c></b><d><e/></d></a>").foldedLike(before).stream().filter(Row::isFolded)).extracting(Row::index).containsExactly(1);
        assertThat(xml("<a><d><e/></d></a>").foldedLike(before).stream().filter(Row::isFolded)).isEmpty();
    }

    private static Rows xml(String text) {
        return Rows.of(Decoder.XML.decode(Payload.ofText(text), Decoder.ALL));
    }

    @Test
    void opensWhatIsThereNoMore() {
        var before = rows("{\"a\":[1,2]}");
        before = before.toggled(line(before, "$.a"));

        assertThat(rows("{\"z\":[1,2]}").foldedLike(before).stream().filter(Row::isFolded)).isEmpty();
    }
}
