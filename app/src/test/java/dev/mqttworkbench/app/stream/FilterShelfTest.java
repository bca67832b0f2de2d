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

    @BeforeEach
    void open() {
        shelf = openAgain();
    }

    private FilterShelf openAgain() {
        return new FilterShelf(new SettingsFolder(folder, Tasks.immediate()).keep("filters", SavedFilters.class, 1, SavedFilters.NONE), written);
    }

    private void save(String name, String text) {
        written.set(text);
        shelf.save(name);
    }

    @Test
    void keepsFiltersUnderNames() {
        save("plant", "plant/# qos>=1");
        save("home", "home");
        save(" ", "home");

        var again = openAgain();
        assertThat(again.filters()).extracting(SavedFilter::name).containsExactly("plant", "home");
        again.use(again.filters().getFirst());
        assertThat(written.get()).isEqualTo("plant/# qos>=1");
    }

    @Test
    void bringsRemovedFiltersBackInTheirPlaces() {
        List.of("one", "two", "three").forEach(each -> save(each, each));
        shelf.remove(shelf.filters().getFirst());
        shelf.remove(shelf.filters().getFirst());
        assertThat(shelf.removedProperty().get()).map(SavedFilter::name).contains("two");
        save("three", "qos:2");
        shelf.undo();
        shelf.undo();
        assertThat(shelf.filters()).extracting(SavedFilter::name).containsExactly("one", "two", "three");
        assertThat(shelf.filters().getLast().text()).as("what was changed since").isEqualTo("qos:2");
        assertThat(shelf.removedProperty().get()).isEmpty();
        shelf.undo();
        assertThat(shelf.filters()).as("nothing more to bring back").hasSize(3);
    }

    @Test
    void leavesAnotherOneThatHasTakenTheName() {
        save("one", "first");
        shelf.remove(shelf.filters().getFirst());
        save("one", "second");
        shelf.undo();
        assertThat(shelf.filters()).extracting(SavedFilter::name, SavedFilter::text).containsExactlyInAnyOrder(tuple("one", "second"), tuple("one (2)", "first"));
        assertThat(shelf.removedProperty().get()).isEmpty();
    }

    @Test
    void saysNoMoreOfItAndStillBringsItBack() {
        save("one", "first");
        shelf.remove(shelf.filters().getFirst());
        shelf.forget();
        assertThat(shelf.removedProperty().get()).isEmpty();
        shelf.undo();
        assertThat(shelf.filters()).extracting(SavedFilter::name).containsExactly("one");
    }
}
