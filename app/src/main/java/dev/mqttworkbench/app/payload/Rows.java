package dev.mqttworkbench.app.payload;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Collectors;

/// The lines of a payload that can be seen, with folds. A row is made when somebody looks at it; immutable.
final class Rows extends AbstractList<Row> implements RandomAccess {

    /// Lines whose paths are compared when another payload comes, which takes some milliseconds then.
    private static final int MOST_PATHS = 20_000;

    private final Decoded decoded;
    private final BitSet folded;
    /// Paths of what was folded before and is not there now: one message may leave out what the next one has again.
    private final Set<String> waiting;
    /// The lines that are in sight; empty where all are.
    private final int[] visible;

    private Rows(Decoded decoded, BitSet folded, Set<String> waiting) {
        this.decoded = decoded;
        this.folded = folded;
        this.waiting = waiting;
        this.visible = folded.isEmpty() ? new int[0] : visible();
    }

    /// All lines, nothing folded.
    static Rows of(Decoded decoded) {
        return new Rows(decoded, new BitSet(), Set.of());
    }

    private int[] visible() {
        var lines = new Ints();
        for (var line = 0; line < decoded.lines().size(); line++) {
            lines.add(line);
            if (folded.get(line)) {
                line = decoded.endOf(line);
            }
        }
        return lines.toArray();
    }

    @Override
    public int size() {
        return folded.isEmpty() ? decoded.lines().size() : visible.length;
    }

    @Override
    public Row get(int position) {
        var index = folded.isEmpty() ? position : visible[position];
        return new Row(index, decoded.lines().get(index), decoded.endOf(index), folded.get(index));
    }

    /// Lists ask for it when their selection moves: not by looking at every line.
    @Override
    public int indexOf(Object wanted) {
        return wanted instanceof Row row ? Math.max(-1, positionOf(row.index())) : -1;
    }

    /// Where a line stands; negative where it is folded away.
    int positionOf(int line) {
        return folded.isEmpty() ? line < size() ? line : -1 : Arrays.binarySearch(visible, line);
    }

    /// The same with the lines under `line` folded, or in sight again.
    Rows toggled(int line) {
        var changed = (BitSet) folded.clone();
        if (decoded.endOf(line) > line) {
            changed.flip(line);
        }
        return new Rows(decoded, changed, waiting);
    }

    /// The same with everything folded that lies in the outermost object or array.
    Rows allFolded() {
        var changed = new BitSet();
        for (var line = 1; line < decoded.lines().size(); line++) {
            if (decoded.endOf(line) > line) {
                changed.set(line);
                line = decoded.endOf(line);
            }
        }
        return new Rows(decoded, changed, waiting);
    }

    /// The same with every fold open in which `line` lies.
    Rows revealing(int line) {
        var changed = (BitSet) folded.clone();
        for (var fold = changed.nextSetBit(0); fold >= 0 && fold < line; fold = changed.nextSetBit(fold + 1)) {
            if (decoded.endOf(fold) >= line) {
                changed.clear(fold);
            }
        }
        return new Rows(decoded, changed, waiting);
    }

    /// The folds of another payload, laid over this one: where the same path is, and where lines have none, or in large ones,
    /// where the shape is the same.
    Rows foldedLike(Rows before) {
        var isLarge = Math.max(before.decoded.lines().size(), decoded.lines().size()) > MOST_PATHS;
        var paths = isLarge ? Set.<String>of() : before.foldedPaths();
        if (isLarge || paths.contains("")) {
            var isAlike = before.decoded.lines().size() == decoded.lines().size();
            return new Rows(decoded, isAlike ? foldable(before.folded) : new BitSet(), before.waiting);
        }
        paths.addAll(before.waiting);
        return paths.isEmpty() ? this : foldedAt(paths);
    }

    private Set<String> foldedPaths() {
        return folded.stream().mapToObj(line -> decoded.lines().get(line).path()).collect(Collectors.toCollection(HashSet::new));
    }

    private BitSet foldable(BitSet lines) {
        var foldable = (BitSet) lines.clone();
        lines.stream().filter(line -> decoded.endOf(line) == line).forEach(foldable::clear);
        return foldable;
    }

    private Rows foldedAt(Set<String> paths) {
        var missing = new HashSet<>(paths);
        var same = new BitSet();
        for (var line = 0; line < decoded.lines().size(); line++) {
            if (decoded.endOf(line) > line && paths.contains(decoded.lines().get(line).path())) {
                same.set(line);
                missing.remove(decoded.lines().get(line).path());
            }
        }
        return new Rows(decoded, same, missing);
    }

    Decoded decoded() {
        return decoded;
    }
}
