package dev.mqttworkbench.app.recording;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.Export;
import dev.mqttworkbench.app.messages.InvalidFilter;
import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.app.messages.MessageSource;
import dev.mqttworkbench.app.messages.MessageText;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.workbench.Message;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Publish;

/// Decides what is shown of a recording: the messages that the filter takes, read page by page. On the JavaFX thread only.
public final class RecordingViewModel implements Sampler.Sampled, AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final RecordingFile file;
    private final Words words;
    private final MessageText text;
    private final Consumer<Publish> republish;
    private final PageReader pages;
    private final RecordedMessages rows;
    private final RecordedBirths births;
    private final Search search;
    private final Export export;

    private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
    private final ReadOnlyStringWrapper filterFault = new ReadOnlyStringWrapper(this, "filterFault", "");
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ReadOnlyObjectWrapper<Optional<Double>> searching = new ReadOnlyObjectWrapper<>(this, "searching", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> selected = new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private int selectedRow = -1;
    private String shownFilter = ""; // whose rows are shown

    /// @param file that is open
    /// @param zone of the times
    /// @param republish takes a message that the reader wants to send again
    RecordingViewModel(RecordingFile file, Words words, ZoneId zone, Consumer<Publish> republish, Tasks tasks) {
        this.file = file;
        this.words = words;
        this.text = new MessageText(words, zone);
        this.republish = republish;
        this.pages = new PageReader(file.path(), tasks, this::fail);
        this.rows = new RecordedMessages(pages);
        this.births = new RecordedBirths(file, pages, () -> selected.get().map(Message::number).orElse(0L), tasks);
        this.search = new Search(file, tasks);
        this.export = new Export(tasks);
        rows.addListener((ListChangeListener<Message>) change -> pageCame());
        filterText.addListener((observed, before, now) -> filterChanged());
        show(RowNumbers.all(file.messages()), "");
    }

    /// Reads no more.
    @Override
    public void close() {
        search.cancel();
        export.cancel();
        births.close();
        pages.close();
    }

    /// What the file is called.
    String name() {
        return String.valueOf(file.path().getFileName());
    }

    /// The messages that are shown, oldest first; one that was not read yet has the number 0.
    ObservableList<Message> rows() {
        return rows;
    }

    /// How messages are written.
    MessageText text() {
        return text;
    }

    /// Writes messages into files.
    Export export() {
        return export;
    }

    /// The filter as it is written.
    StringProperty filterTextProperty() {
        return filterText;
    }

    /// Adds a term to the filter.
    void filterBy(String term) {
        filterText.set((filterText.get().strip() + " " + term).strip());
    }

    /// Why the filter is none; empty when it is good.
    ReadOnlyStringProperty filterFaultProperty() {
        return filterFault.getReadOnlyProperty();
    }

    /// How many messages are shown, when they passed, and from where.
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Why the recording cannot be read any further; empty while it can.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// How much was looked through for the filter, 0 to 1; empty when nothing is looked for.
    ReadOnlyObjectProperty<Optional<Double>> searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /// The message whose details are shown.
    ReadOnlyObjectProperty<Optional<Message>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Shows the details of the message in a row, as soon as it was read; of none for -1.
    void select(int row) {
        selectedRow = row;
        pageCame();
    }

    /// What explains the selected message, where it is one of Sparkplug B.
    BirthCertificates births() {
        return births;
    }

    private void pageCame() {
        var isRow = selectedRow >= 0 && selectedRow < rows.size();
        var message = isRow ? Optional.of(rows.get(selectedRow)).filter(each -> each.number() > 0) : Optional.<Message>empty();
        if (!message.equals(selected.get())) {
            selected.set(message);
        }
    }

    private void filterChanged() {
        var written = filterText.get();
        if (written.equals(shownFilter)) {
            search.cancel();
            searching.set(Optional.empty());
            filterFault.set("");
            return;
        }
        try {
            var filter = MessageFilter.of(written);
            filterFault.set("");
            if (filter.equals(MessageFilter.EVERYTHING)) {
                search.cancel();
                show(RowNumbers.all(file.messages()), written);
            } else {
                search.start(filter, found -> show(found, written), this::fail);
                searching.set(search.isRunning() ? Optional.of(0.0) : Optional.empty());
            }
        } catch (InvalidFilter invalid) {
            filterFault.set(invalid.sentence(words));
        }
    }

    private void show(RowNumbers numbers, String written) {
        shownFilter = written;
        searching.set(Optional.empty());
        selectedRow = -1;
        rows.show(numbers);
        var range = file.first().flatMap(first -> file.last().map(last -> words.get("recording.sentence.range", time(first), time(last)))).orElse("");
        sentence.set(words.get("recording.sentence", numbers.size(), file.messages(), range, file.address(), file.lost()));
    }

    private String time(java.time.Instant at) {
        return TIME.format(at.atZone(text.zone()));
    }

    private void fail(RecordingFailure why) {
        searching.set(Optional.empty());
        failure.set(why.sentence(words, file.path().toString()));
    }

    /// Gives up to look for what the filter takes; what was shown before stays, and its filter comes back.
    void cancelSearch() {
        search.cancel();
        searching.set(Optional.empty());
        filterText.set(shownFilter);
    }

    /// All that the filter takes, to be exported or replayed; nothing while the rows are those of the filter before.
    Optional<MessageSource> all() {
        return shownFilter.equals(filterText.get()) ? Optional.of(new RecordedSource(file.path(), rows.numbers())) : Optional.empty();
    }

    /// The messages in these rows, which rise.
    MessageSource of(List<Integer> chosen) {
        var some = new RowNumbers.Builder();
        chosen.forEach(row -> some.add(rows.numbers().at(row)));
        return new RecordedSource(file.path(), some.done());
    }

    /// Hands the selected message to the publish panel.
    void republish() {
        selected.get().ifPresent(message -> republish.accept(message.toPublish()));
    }

    @Override
    public void sample(long now) {
        export.sample(now);
        if (search.isRunning()) {
            searching.set(Optional.of(search.progress()));
        }
    }
}
