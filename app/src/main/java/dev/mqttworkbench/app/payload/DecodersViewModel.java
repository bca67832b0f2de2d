package dev.mqttworkbench.app.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Decides what the editor of the decoder table does: rows are added, changed, ordered and removed, and tried on the message
/// that the reader looks at. On the JavaFX thread only.
final class DecodersViewModel {

    private static final System.Logger LOG = System.getLogger(DecodersViewModel.class.getName());
    private static final int TRIED_LINES = 6;
    private static final int COLUMNS = 90;

    private final DecoderTable table;
    private final Words words;
    private final Tasks tasks;
    private final BackgroundDecoder decoder;
    private final String topic;
    private final Payload sample;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<DecoderChoice> choice = new SimpleObjectProperty<>(this, "choice", DecoderChoice.AUTO);
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
    private final ReadOnlyStringWrapper tried = new ReadOnlyStringWrapper(this, "tried", "");
    private int tries;

    /// @param tasks try a choice
    /// @param decoder reads the message with it
    /// @param topic of the message that the reader looks at
    /// @param sample its payload
    DecodersViewModel(DecoderTable table, Words words, Tasks tasks, BackgroundDecoder decoder, String topic, Payload sample) {
        this.table = table;
        this.words = words;
        this.tasks = tasks;
        this.decoder = decoder;
        this.topic = topic;
        this.sample = sample;
        choice.subscribe(this::tryOut);
        filter.addListener((observed, old, now) -> fault.set(FilterFault.of(now).map(each -> each.sentence(words)).orElse("")));
        filter.set(topic);
    }

    /// The rows in order.
    List<DecoderRule> rules() {
        return table.rules().get().rules();
    }

    /// Whether the row that is being written can go into the table.
    boolean isValid() {
        return fault.get().isEmpty();
    }

    /// Puts the row that is being written before all others, since the first one that matches counts.
    void add() {
        if (isValid()) {
            edit(rules -> rules.addFirst(new DecoderRule(filter.get(), choice.get())));
        }
    }

    /// Puts what is being written in the place of a row.
    void change(int index) {
        if (isValid() && isRow(index)) {
            edit(rules -> rules.set(index, new DecoderRule(filter.get(), choice.get())));
        }
    }

    /// Takes a row out; [#undo()] brings it back.
    void remove(int index) {
        if (isRow(index)) {
            edit(rules -> rules.remove(index));
        }
    }

    /// Moves a row by one place, up where `by` is negative, and answers where it is now.
    int move(int index, int by) {
        if (!isRow(index) || !isRow(index + by)) {
            return index;
        }
        edit(rules -> rules.add(index + by, rules.remove(index)));
        return index + by;
    }

    /// Takes the last change back; called again, the one before that.
    void undo() {
        table.undo();
    }

    boolean canUndo() {
        return table.canUndo();
    }

    private boolean isRow(int index) {
        return index >= 0 && index < rules().size();
    }

    private void edit(Consumer<List<DecoderRule>> change) {
        var rules = new ArrayList<>(rules());
        change.accept(rules);
        table.change(new DecoderRules(rules));
    }

    /// Takes a row up to be changed.
    void take(DecoderRule rule) {
        filter.set(rule.topicFilter());
        choice.set(rule.choice());
    }

    private void tryOut(DecoderChoice wanted) {
        var mine = ++tries;
        tasks.whenComplete(decoder.decode(topic, sample, Decoder.FIRST / 16, wanted, Watch.none()), decoded -> {
            if (mine == tries) {
                tried.set(beginningOf(decoded));
            }
        }, failure -> LOG.log(System.Logger.Level.ERROR, "A choice could not be tried", failure));
    }

    /// What the choice makes of the message that the reader looks at: its first lines, below the sentence where it does not fit.
    ReadOnlyStringProperty triedProperty() {
        return tried.getReadOnlyProperty();
    }

    private String beginningOf(Decoded decoded) {
        var text = new StringBuilder();
        decoded.fault().ifPresent(why -> text.append(words.get("payload.fault." + why.reason(), why.details().toArray())).append('\n'));
        for (var i = 0; i < Math.min(TRIED_LINES, decoded.lines().size()); i++) {
            text.append(Preview.cut(decoded.lines().get(i).text(), COLUMNS)).append('\n');
        }
        return text.append(decoded.lines().size() > TRIED_LINES ? "…" : "").toString().stripTrailing();
    }

    /// A row as people read it: `plant/# → Numbers uint16, little-endian`.
    String title(DecoderRule rule) {
        return rule.topicFilter() + "  →  " + title(rule.choice());
    }

    private String title(DecoderChoice each) {
        var name = DecoderMenu.title(words, each.decoder());
        return switch (each.decoder()) {
            case TEXT -> name + " · " + each.charset().title();
            case NUMBERS -> name + " · " + each.number().title() + " · " + words.get(each.littleEndian() ? "payload.littleEndian" : "payload.bigEndian");
            case PROTOBUF -> name + " · " + each.schema() + " · " + each.type();
            case AVRO -> name + " · " + each.schema();
            case AUTO, JSON, HEX, BASE64, FROM_BASE64, CBOR, MESSAGE_PACK, XML, IMAGE, UNPACKED, SPARKPLUG -> name;
        };
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<DecoderChoice> choiceProperty() {
        return choice;
    }

    /// What is wrong with the topic filter, as a sentence; empty where nothing is.
    ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }
}
