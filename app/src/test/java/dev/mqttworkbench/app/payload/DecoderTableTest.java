package dev.mqttworkbench.app.payload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DecoderTableTest {

    private static final DecoderRule NUMBERS = new DecoderRule("plant/+/rpm", DecoderChoice.numbers(NumberType.UINT16, true));
    private static final DecoderRule CBOR = new DecoderRule("plant/#", DecoderChoice.of(Decoder.CBOR));

    private final DecoderTable table = DecoderTable.inMemory();
    private final DecodersViewModel editor =
            new DecodersViewModel(table, new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate(),
                    new BackgroundDecoder(Tasks.immediate(), BirthCertificates.NONE), "plant/a/rpm", Payload.of(new byte[] {1, 2}));

    @Test
    void takesTheFirstRowThatMatches() {
        var rules = new DecoderRules(List.of(NUMBERS, CBOR));

        assertThat(rules.choiceFor("plant/a/rpm")).isEqualTo(NUMBERS.choice());
        assertThat(rules.choiceFor("plant/a/bar")).isEqualTo(CBOR.choice());
        assertThat(rules.choiceFor("home/a")).isEqualTo(DecoderChoice.AUTO);
        assertThat(rules.choiceFor("")).isEqualTo(DecoderChoice.AUTO);
    }

    @Test
    void takesOneChangeAfterTheOtherBack() {
        var first = table.rules().get();
        editor.add();
        editor.filterProperty().set("b");
        editor.add();
        editor.remove(0);
        for (var i = 0; i < 3; i++) {
            assertThat(editor.canUndo()).isTrue();
            editor.undo();
        }
        assertThat(editor.canUndo()).isFalse();
        assertThat(table.rules().get()).isEqualTo(first);
    }

    @Test
    void readsSparkplugUnderItsTopics() {
        assertThat(DecoderRules.USUAL.choiceFor("spBv1.0/plant/NDATA/press").decoder()).isEqualTo(Decoder.SPARKPLUG);
        assertThat(DecoderRules.USUAL.choiceFor("spBv1.0/STATE/host").decoder()).isEqualTo(Decoder.AUTO);
    }

    @Test
    void survivesARestart(@TempDir Path folder) {
        var before = new SettingsFolder(folder, Tasks.immediate()).keep("decoders", DecoderRules.class, 1, DecoderRules.USUAL);
        before.set(new DecoderRules(List.of(NUMBERS, CBOR)));

        var after = new SettingsFolder(folder, Tasks.immediate()).keep("decoders", DecoderRules.class, 1, DecoderRules.USUAL);

        assertThat(after.get()).isEqualTo(new DecoderRules(List.of(NUMBERS, CBOR)));
    }

    @Test
    void setsATableAsideThatHoldsNoTopicFilter(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("decoders.json"), "{\"version\": 1, \"rules\": [{\"topicFilter\": \"a/#/b\"}]}");
        var settings = new SettingsFolder(folder, Tasks.immediate());

        assertThat(settings.keep("decoders", DecoderRules.class, 1, DecoderRules.USUAL).get()).isEqualTo(DecoderRules.USUAL);
        assertThat(settings.troubles()).hasSize(1);
    }

    @Test
    void addsChangesOrdersAndRemovesRowsAndTakesTheLastChangeBack() {
        editor.choiceProperty().set(NUMBERS.choice());
        editor.filterProperty().set("plant/+/rpm");
        editor.add();
        assertThat(editor.rules()).first().isEqualTo(NUMBERS);

        assertThat(editor.move(0, 1)).isEqualTo(1);
        assertThat(editor.rules().get(1)).isEqualTo(NUMBERS);
        assertThat(editor.move(0, -1)).isZero();

        editor.take(CBOR);
        editor.change(1);
        assertThat(editor.rules().get(1)).isEqualTo(CBOR);

        editor.remove(1);
        assertThat(editor.rules()).isEqualTo(DecoderRules.USUAL.rules());
        editor.undo();
        assertThat(editor.rules()).contains(CBOR);
    }

    @Test
    void saysWhatIsWrongWithATopicFilterAndTakesItNot() {
        editor.filterProperty().set("plant/#/rpm");
        editor.add();

        assertThat(editor.faultProperty().get()).startsWith("# must be last");
        assertThat(editor.rules()).isEqualTo(DecoderRules.USUAL.rules());
    }

    @Test
    void triesTheChoiceOnTheMessageThatIsShown() {
        editor.choiceProperty().set(NUMBERS.choice());
        assertThat(editor.triedProperty().get()).isEqualTo("513");

        editor.choiceProperty().set(DecoderChoice.of(Decoder.IMAGE));
        assertThat(editor.triedProperty().get()).startsWith("Not a PNG").contains("01 02");
    }
}
