package dev.mqttworkbench.app.topics;

import java.util.List;
import java.util.stream.IntStream;

import dev.mqttworkbench.app.workbench.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsFilterTest extends TreeOfMessages {

    @Test
    void filtersWithoutTouchingTheFolds() {
        receive(make.in("home/a", "1"), make.in("home/b", "2"), make.in("plant/press", "3"), make.in("plant/oven", "4"));
        model.setFolded(row("plant"), true);

        model.filter().onlyMatchesProperty().set(true);
        model.filter().textProperty().set("pre");
        assertThat(labels()).containsExactly("plant", "- press");
        assertThat(model.isLit(row("- press"))).isTrue();
        assertThat(model.footerProperty().get()).startsWith("1 of 4 topics");

        model.filter().textProperty().set("");
        assertThat(labels()).containsExactly("home", "- a", "- b", "plant");
    }

    @Test
    void lightsWhatMatchesAndLeavesTheRowsWhereTheyAre() {
        receive(make.in("home/a", "1"), make.in("home/b", "2"), make.in("plant/press", "3"), make.in("plant/oven", "4"));
        model.setFolded(row("plant"), true);

        model.filter().textProperty().set("pre");

        assertThat(labels()).containsExactly("home", "- a", "- b", "plant");
        assertThat(model.isLit(row("plant"))).as("a match is folded into it").isTrue();
        assertThat(detail("plant")).isEqualTo("1 of 2 topics matches");
        assertThat(model.isDim(row("home"))).isTrue();
        assertThat(model.firstLit()).hasValue(3);
        assertThat(model.matchesProperty().get()).isEqualTo("1 topic matches");
    }

    @Test
    void goesFromMatchToMatchAndOpensWhatTheyAreFoldedInto() {
        receive(make.in("a/x", "1"), make.in("a/x/y", "2"), make.in("b/x", "3"), make.in("b/z", "4"), make.in("c", "5"));
        model.setAllFolded(true);
        model.filter().textProperty().set("x");

        var visited = new java.util.ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            model.steps().next();
            visited.add(selection.topic());
        }
        assertThat(visited).containsExactly("a/x", "a/x/y", "b/x", "a/x");
        assertThat(model.selectedIndex()).isPresent();

        visited.clear();
        for (var i = 0; i < 3; i++) {
            model.steps().previous();
            visited.add(selection.topic());
        }
        assertThat(visited).containsExactly("b/x", "a/x/y", "a/x");
    }

    @Test
    void goesToMatchesInTheOrderOfTheRowsAndToThoseThatCameSince() {
        receive(make.in("m/b", "1"), make.in("m/d", "1"), make.in("m/d", "2"), make.in("m/a", "1"), make.in("m/z", "1"), make.in("m/z", "2"));
        model.orderProperty().set(TopicOrder.COUNT);
        model.filter().textProperty().set("m/+");
        log.append(List.of(make.in("m/c", "1"), make.in("m/y", "1"), make.in("m/y", "2")));

        assertThat(visited(6, model.steps()::next)).containsExactly("m/d", "m/y", "m/z", "m/a", "m/b", "m/c");
        selection.select("m/d");
        log.append(List.of(make.in("m/e", "1")));
        assertThat(visited(7, model.steps()::previous)).containsExactly("m/e", "m/c", "m/b", "m/a", "m/z", "m/y", "m/d");
    }

    private List<String> visited(int steps, Runnable step) {
        return IntStream.range(0, steps).mapToObj(i -> {
            step.run();
            return selection.topic();
        }).toList();
    }

    @Test
    void marksTheFirstLevelThatCannotMatch() {
        receive(make.in("plant/line-1/press", "1"), make.in("plant/line-2/press", "2"));

        assertThat(noteOn("plant/line-3/#")).isEqualTo(new FilterNote("plant/", "line-3", "/#", "No topic seen so far has this level here."));
        assertThat(noteOn("plant/+/oven")).extracting(FilterNote::level).isEqualTo("oven");
        assertThat(noteOn("garden/#")).isEqualTo(new FilterNote("", "garden", "/#", "No topic seen so far begins so."));
        assertThat(noteOn("plant/+")).extracting(FilterNote::sentence).isEqualTo("Levels like this were seen, but no message to such a topic.");
        assertThat(noteOn("plant/#/x")).extracting(FilterNote::level).isEqualTo("#");
        assertThat(noteOn("xyz")).extracting(FilterNote::level).isEqualTo("xyz");

        model.filter().textProperty().set("plant/line-3/#");
        receive(make.in("plant/line-3/press", "1"));
        assertThat(model.filter().noteProperty().get()).as("when one comes it is taken back").isEmpty();
    }

    private FilterNote noteOn(String filter) {
        model.filter().textProperty().set(filter);
        return model.filter().noteProperty().get().orElseThrow();
    }

    @Test
    void filtersWhatComesLater() {
        model.filter().onlyMatchesProperty().set(true);
        model.filter().textProperty().set("home/#");
        receive(make.in("plant/x", "1"), make.in("home/y", "2"));

        assertThat(labels()).containsExactly("home/y");
    }

    @Test
    void keepsTheLastFilterWhileAnInvalidOneIsWritten() {
        receive(make.in("home/a", "1"), make.in("plant/b", "2"));
        model.filter().onlyMatchesProperty().set(true);
        model.filter().textProperty().set("home/#");
        model.filter().textProperty().set("home/#/a");

        assertThat(model.filter().noteProperty().get().orElseThrow().sentence()).startsWith("# must be last");
        assertThat(labels()).containsExactly("home/a");
    }

    @Test
    void asksManyTopicsInSlicesAndEndsWithAllOfThem() {
        var messages = new Message[300_000];
        for (var i = 0; i < messages.length; i++) {
            messages[i] = make.in("plant/line-" + i / 100 + "/machine-" + i % 100, "1");
        }
        receive(messages);

        model.filter().textProperty().set("plant/+/machine-7");
        while (model.matchesProperty().get().endsWith("…")) {
            receive(make.in("late/" + now, "1")); // topics come meanwhile
            now += SECOND;
            model.sample(now);
        }

        assertThat(model.matchesProperty().get()).isEqualTo("3,000 topics match");
        assertThat(model.answeredProperty().get()).isEqualTo(1);
        model.filter().textProperty().set("late/#");
        model.steps().next();
        assertThat(selection.topic()).startsWith("late/");
    }
}
