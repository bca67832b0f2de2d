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
    void opensWhatIsThereNoMore() {
        var before = rows("{\"a\":[1,2]}");
        before = before.toggled(line(before, "$.a"));

        assertThat(rows("{\"z\":[1,2]}").foldedLike(before).stream().filter(Row::isFolded)).isEmpty();
    }
}
