package dev.mqttworkbench.app.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.SettingsFolder.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsFolderTest {

    record Shelf(String name, List<String> books, Optional<Integer> width) {}

    private static final Shelf NOTHING = new Shelf("", List.of(), Optional.empty());
    private static final Shelf FULL = new Shelf("Küche", List.of("a", "b"), Optional.of(3));

    @TempDir
    private Path folder;

    @Test
    void keepsAValueForTheNextRun() {
        shelf(settings()).set(FULL);

        assertThat(shelf(settings()).get()).isEqualTo(FULL);
        assertThat(folder.resolve("shelf.json")).content().contains("\"version\" : 1");
        assertThat(folder).isDirectoryContaining("glob:**shelf.json").isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"version\":1,\"books\":7}", "{\"version\":1} {}", "\u0000\u0001\uFFFF"})
    void setsADamagedFileAsideAndSaysSo(String content) throws IOException {
        Files.writeString(folder.resolve("shelf.json"), content);
        var settings = settings();
        var kept = shelf(settings);

        assertThat(kept.get()).isEqualTo(NOTHING);
        assertThat(settings.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.DAMAGED);
            assertThat(trouble.file()).content().isEqualTo(content);
        });

        kept.set(FULL);
        assertThat(shelf(settings()).get()).isEqualTo(FULL);
    }

    @Test
    void leavesTheFileOfANewerWorkbenchAlone() throws IOException {
        var newer = "{\"version\":2,\"shelves\":[]}";
        Files.writeString(folder.resolve("shelf.json"), newer);
        var settings = settings();
        shelf(settings).set(FULL);

        assertThat(settings.troubles()).extracting(Trouble::kind).containsExactly(Trouble.Kind.LEFT_ALONE);
        assertThat(folder.resolve("shelf.json")).content().isEqualTo(newer);
    }

    @Test
    void readsWhatAnOlderWorkbenchWrote() throws IOException {
        Files.writeString(folder.resolve("shelf.json"), "{\"name\":\"old\",\"books\":[],\"colour\":\"red\"}");

        assertThat(shelf(settings()).get()).isEqualTo(new Shelf("old", List.of(), Optional.empty()));
    }

    @Test
    void saysOnceThatNothingCanBeWritten() throws IOException {
        var place = folder.resolve("settings");
        var settings = new SettingsFolder(place, Tasks.immediate());
        var kept = shelf(settings);
        Files.writeString(place, "a file where the folder should be");
        kept.set(FULL);
        kept.set(NOTHING);

        assertThat(settings.troubles()).extracting(Trouble::kind).containsExactly(Trouble.Kind.NOT_WRITTEN);
        assertThat(kept.get()).as("still in use").isEqualTo(NOTHING);
    }

    @Test
    void writesOnlyTheNewestOfManyChanges() {
        Queue<Runnable> background = new ArrayDeque<>();
        var settings = new SettingsFolder(folder, new Tasks(Runnable::run, background::add));
        var kept = shelf(settings);
        for (var i = 1; i <= 100; i++) {
            var width = i;
            kept.update(shelf -> new Shelf("s", List.of(), Optional.of(width)));
        }
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(background).hasSize(1);
        background.remove().run();

        assertThat(background).isEmpty();
        assertThat(shelf(settings()).get().width()).contains(100);
    }

    /// Two at once would each take what the other writes for another workbench's.
    @Test
    void writesOneChangeAtATimeAlsoBeforeTheAnswerIsHere() {
        Queue<Runnable> background = new ArrayDeque<>();
        Queue<Runnable> screen = new ArrayDeque<>();
        var kept = shelf(new SettingsFolder(folder, new Tasks(screen::add, background::add)));
        kept.set(shelfOf("a"));
        background.remove().run(); // the answer waits for the screen
        kept.set(shelfOf("b"));
        kept.set(shelfOf("c"));
        assertThat(background).isEmpty();

        screen.remove().run();
        assertThat(background).hasSize(1);
        background.remove().run();
        screen.remove().run();
        assertThat(background).isEmpty();
        assertThat(shelf(settings()).get()).isEqualTo(shelfOf("c"));
    }

    /// JavaFX holds on to who listens to a list as long as somebody holds on to the list.
    @Test
    void tellsOfTroublesAlsoLongAfterSomebodyBeganToListen() {
        var settings = settings();
        assertThat(settings.troubles()).isSameAs(settings.troubles());
    }

    @Test
    void writesWhatIsLeftWhenTheProgramEnds() {
        var settings = new SettingsFolder(folder, new Tasks(Runnable::run, task -> Thread.startVirtualThread(task)));
        shelf(settings).set(FULL);
        settings.flush();

        assertThat(shelf(settings()).get()).isEqualTo(FULL);
    }

    // ---- two workbenches over one folder ----

    private static Shelf shelfOf(String... books) {
        return new Shelf("s", List.of(books), Optional.empty());
    }

    private List<Path> others() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("shelf.json.other-")).sorted().toList();
        }
    }

    @Test
    void keepsWhatAnotherWorkbenchHasWrittenBesideItsOwn() throws IOException {
        var mine = settings();
        var other = settings();
        var myShelf = shelf(mine);
        var otherShelf = shelf(other);
        otherShelf.set(shelfOf("theirs"));
        var theirs = Files.readString(folder.resolve("shelf.json"));
        myShelf.set(shelfOf("mine"));

        assertThat(shelf(settings()).get()).isEqualTo(shelfOf("mine"));
        assertThat(others()).singleElement().satisfies(file -> assertThat(file).content().isEqualTo(theirs));
        assertThat(mine.troubles()).containsExactly(new Trouble(Trouble.Kind.OTHERS, others().getFirst()));
        assertThat(other.troubles()).isEmpty();
    }

    @Test
    void tellsOfTwoThatWriteInTurnsOnceAndKeepsEveryVersion() throws IOException {
        shelf(settings()).set(shelfOf("before"));
        var mine = settings();
        var other = settings();
        var myShelf = shelf(mine);
        var otherShelf = shelf(other);
        myShelf.set(shelfOf("1"));
        otherShelf.set(shelfOf("2"));
        myShelf.set(shelfOf("3"));
        otherShelf.set(shelfOf("4"));
        otherShelf.set(shelfOf("5"));
        myShelf.set(shelfOf("6"));

        var kept = new ArrayList<String>();
        for (var file : others()) {
            kept.add(Files.readString(file).replaceAll("(?s).*\\[ \"(.)\" \\].*", "$1"));
        }
        assertThat(kept).containsExactlyInAnyOrder("1", "2", "3", "5"); // 4 made room for 5 in the workbench that wrote both
        assertThat(mine.troubles()).extracting(Trouble::kind).containsExactly(Trouble.Kind.OTHERS);
        assertThat(other.troubles()).extracting(Trouble::kind).containsExactly(Trouble.Kind.OTHERS);
    }

    @Test
    void saysNothingWhereNobodyElseWrote() throws IOException {
        var mine = settings();
        var myShelf = shelf(mine);
        myShelf.set(shelfOf("1"));
        myShelf.set(shelfOf("2"));
        shelf(settings()).set(shelfOf("2"));
        Files.delete(folder.resolve("shelf.json"));
        myShelf.set(shelfOf("3"));

        assertThat(shelf(settings()).get()).isEqualTo(shelfOf("3"));
        assertThat(mine.troubles()).isEmpty();
        assertThat(others()).isEmpty();
    }

    @Test
    void looksForOthersInTheBackground() throws IOException {
        Queue<Runnable> background = new ArrayDeque<>();
        var mine = new SettingsFolder(folder, new Tasks(Runnable::run, background::add));
        var myShelf = shelf(mine);
        myShelf.set(shelfOf("mine"));
        shelf(settings()).set(shelfOf("theirs"));
        assertThat(others()).isEmpty();
        background.remove().run();

        assertThat(others()).hasSize(1);
        assertThat(shelf(settings()).get()).isEqualTo(shelfOf("mine"));
    }

    @Test
    void keepsTheOtherVersionAlsoWhenTheProgramEnds() throws IOException {
        var mine = new SettingsFolder(folder, new Tasks(Runnable::run, task -> Thread.startVirtualThread(task)));
        var myShelf = shelf(mine);
        shelf(settings()).set(shelfOf("theirs"));
        myShelf.set(shelfOf("mine"));
        mine.flush();

        assertThat(others()).hasSize(1);
        assertThat(shelf(settings()).get()).isEqualTo(shelfOf("mine"));
    }

    @Test
    void letsTheNewestHoldWhereThatIsEnough() throws IOException {
        var mine = settings();
        var myShelf = mine.keepNewest("shelf", Shelf.class, 1, NOTHING);
        shelf(settings()).set(shelfOf("theirs"));
        myShelf.set(shelfOf("mine"));

        assertThat(shelf(settings()).get()).isEqualTo(shelfOf("mine"));
        assertThat(others()).isEmpty();
        assertThat(mine.troubles()).isEmpty();
    }

    private SettingsFolder settings() {
        return new SettingsFolder(folder, Tasks.immediate());
    }

    private static Kept<Shelf> shelf(SettingsFolder settings) {
        return settings.keep("shelf", Shelf.class, 1, NOTHING);
    }
}
