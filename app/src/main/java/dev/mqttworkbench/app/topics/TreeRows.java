package dev.mqttworkbench.app.topics;

import java.util.Optional;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows of the tree, and those that are being made to take their place: at once where there are few, otherwise a slice a pulse, while
/// the old ones stay. On the JavaFX thread only.
final class TreeRows {

    private static final long SLICE = 12_000_000L;
    /// A quarter of a second: what follows sooner need not be announced.
    private static final int MANY_SLICES = 15;

    private final long slice;
    private final ObservableList<TopicRow> shown = FXCollections.observableArrayList();
    private Optional<FoldAll> folding = Optional.empty();
    private Optional<Rows> making = Optional.empty();
    private Runnable afterFolding = () -> {};
    private boolean isReplacing;
    private int slices;

    /// No rows.
    TreeRows() {
        this(SLICE);
    }

    /// @param slice so long it works at a stretch, in nanoseconds
    TreeRows(long slice) {
        this.slice = slice;
    }

    /// Begins to make the rows anew; what was begun before is given up.
    void make(Rows next) {
        making = Optional.of(next);
        slices = 0;
        goOn();
    }

    /// Begins to fold or open all rows.
    ///
    /// @param then runs when all are, and has to make the rows anew
    void fold(FoldAll all, Runnable then) {
        folding = Optional.of(all);
        afterFolding = then;
        slices = 0;
        goOn();
    }

    /// Goes on with what has begun, for a slice.
    void goOn() {
        var next = new Slice(slice);
        slices++;
        if (folding.isPresent()) {
            if (folding.get().goOn(next)) {
                folding = Optional.empty();
                afterFolding.run();
            }
        } else if (making.isPresent() && making.get().goOn(next)) {
            var made = making.get().made();
            making = Optional.empty();
            isReplacing = true;
            shown.setAll(made);
            isReplacing = false;
        }
    }

    /// Whether rows are on their way.
    boolean isBusy() {
        return folding.isPresent() || making.isPresent();
    }

    /// Whether rows are on their way for so long that the reader is to know.
    boolean isLate() {
        return isBusy() && slices >= MANY_SLICES;
    }

    /// Whether the rows are being replaced at this moment: a selection that changes now is not the reader's.
    boolean isReplacing() {
        return isReplacing;
    }

    /// The rows that can be seen, in order.
    ObservableList<TopicRow> shown() {
        return shown;
    }
}
