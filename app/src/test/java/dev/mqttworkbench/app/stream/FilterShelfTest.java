package dev.mqttworkbench.app.stream;

import java.nio.file.Path;
import java.util.List;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.stream.SavedFilters.SavedFilter;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class FilterShelfTest {

    @TempDir
    private Path folder;
    private final StringProperty written = new SimpleStringProperty("");
    private FilterShelf shelf;
    private FilterChoice filters;

    @BeforeEach
    void open() {
        filters = openAgain();
    }

    private FilterChoice openAgain() {
        shelf = new FilterShelf(new SettingsFolder(folder, Tasks.immediate()).keep("filters", SavedFilters.class, 1, SavedFilters.NONE));
        return new FilterChoice(shelf, written);
    }

    private void save(String name, String text) {
        written.set(text);
        filters.save(name);
    }

    @Test
    void keepsFiltersUnderNames() {
        save("plant", "plant/# qos>=1");
        save("home", "home");
        save(" ", "home");

        var again = openAgain();
        assertThat(shelf.filters()).extracting(SavedFilter::name).containsExactly("plant", "home");
        again.use(shelf.filters().getFirst());
        assertThat(written.get()).isEqualTo("plant/# qos>=1");
    }

    @Test
    void bringsRemovedFiltersBackInTheirPlaces() {
        List.of("one", "two", "three").forEach(each -> save(each, each));
        filters.remove(shelf.filters().getFirst());
        filters.remove(shelf.filters().getFirst());
        assertThat(filters.removedProperty().get()).map(SavedFilter::name).contains("two");
        save("three", "qos:2");
        filters.undo();
        filters.undo();
        assertThat(shelf.filters()).extracting(SavedFilter::name).containsExactly("one", "two", "three");
        assertThat(shelf.filters().getLast().text()).as("what was changed since").isEqualTo("qos:2");
        assertThat(filters.removedProperty().get()).isEmpty();
        filters.undo();
        assertThat(shelf.filters()).as("nothing more to bring back").hasSize(3);
    }

    @Test
    void leavesAnotherOneThatHasTakenTheName() {
        save("one", "first");
        filters.remove(shelf.filters().getFirst());
        save("one", "second");
        filters.undo();
        assertThat(shelf.filters()).extracting(SavedFilter::name, SavedFilter::text).containsExactlyInAnyOrder(tuple("one", "second"), tuple("one (2)", "first"));
        assertThat(filters.removedProperty().get()).isEmpty();
    }

    @Test
    void saysNoMoreOfItAndStillBringsItBack() {
        save("one", "first");
        filters.remove(shelf.filters().getFirst());
        filters.forget();
        assertThat(filters.removedProperty().get()).isEmpty();
        filters.undo();
        assertThat(shelf.filters()).extracting(SavedFilter::name).containsExactly("one");
    }

    @Test
    void bringsBackInOneConnectionWhatWasRemovedInAnother() {
        save("one", "first");
        save("two", "second");
        var other = new SimpleStringProperty("");
        var elsewhere = new FilterChoice(shelf, other);
        elsewhere.remove(shelf.filters().getFirst());
        elsewhere.close();
        assertThat(filters.removedProperty().get()).as("nothing was removed here").isEmpty();
        filters.undo();
        assertThat(shelf.filters()).extracting(SavedFilter::name).containsExactly("one", "two");
    }

    @Test
    void saysNoMoreOfWhatAnotherConnectionBroughtBack() {
        save("one", "first");
        filters.remove(shelf.filters().getFirst());
        new FilterChoice(shelf, new SimpleStringProperty("")).undo();
        assertThat(filters.removedProperty().get()).isEmpty();
    }
}
