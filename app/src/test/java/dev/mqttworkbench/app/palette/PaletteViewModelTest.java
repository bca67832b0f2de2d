package dev.mqttworkbench.app.palette;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Command;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaletteViewModelTest {

    private final List<String> done = new ArrayList<>();
    private final List<Command> commands = Stream.of("Show: Topics", "Show: Stream", "Theme: dark")
            .map(title -> new Command(title, "", () -> done.add(title))).toList();

    @Test
    void offersAllActionsBeforeAnythingIsTyped() {
        assertThat(titles(model(List.of("plant/press")))).containsExactly("Show: Topics", "Show: Stream", "Theme: dark");
    }

    @Test
    void findsActionsAndTopicsByWordsInAnyOrderAndCase() {
        var model = model(List.of("plant/press/rpm", "home/lamp", "show/press"));
        model.textProperty().set("STREAM sh");
        assertThat(titles(model)).containsExactly("Show: Stream");

        model.textProperty().set("press show");
        assertThat(titles(model)).containsExactly("show/press");
    }

    @Test
    void showsTheTopicThatIsChosen() {
        var model = model(List.of("home/lamp", "home/lamp/set"));
        model.textProperty().set("lamp");
        model.entries().getFirst().action().run();

        assertThat(done).containsExactly("topic home/lamp");
    }

    @Test
    void putsWhatBeginsWithTheWordFirst() {
        var model = model(List.of("x/relay", "a/lay", "layer/1", "y/lay"));
        model.textProperty().set("lay");

        assertThat(titles(model)).containsExactly("layer/1", "a/lay", "y/lay", "x/relay");
    }

    @Test
    void saysHowManyTopicsItDoesNotShow() {
        var model = model(IntStream.range(0, 1_000).mapToObj("t/%d"::formatted).toList());
        model.textProperty().set("t/");

        assertThat(titles(model)).hasSize(PaletteViewModel.MOST_TOPICS).startsWith("t/0", "t/1");
        assertThat(model.footerProperty().get()).contains("50", "1,000");
    }

    @Test
    void saysThatNothingHasThisName() {
        var model = model(List.of("home/lamp"));
        model.textProperty().set("zzz");

        assertThat(titles(model)).isEmpty();
        assertThat(model.footerProperty().get()).isEqualTo("No action, view or topic has this name");
    }

    @Test
    void forgetsWhatWasFoundForAnOlderText() {
        Queue<Runnable> background = new ArrayDeque<>();
        var model = new PaletteViewModel(commands, List.of("home/lamp", "plant/press"), done::add,
                new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), new Tasks(Runnable::run, background::add));
        model.textProperty().set("lamp");
        model.textProperty().set("press");
        background.forEach(Runnable::run);

        assertThat(titles(model)).containsExactly("plant/press");
    }

    private PaletteViewModel model(List<String> topics) {
        return new PaletteViewModel(commands, topics, topic -> done.add("topic " + topic),
                new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.immediate());
    }

    private static List<String> titles(PaletteViewModel model) {
        return model.entries().stream().map(Entry::title).toList();
    }
}
