package dev.mqttworkbench.app.handshakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.anatomy.Field;

/// A field of a packet as a row: parts stand below what they are parts of, further to the right.
///
/// @param field which
/// @param depth how far to the right, from 0
/// @param colour the number of its colour, from 0; parts have that of the whole
record FieldRow(Field field, int depth, int colour) {

    /// How many colours there are.
    static final int COLOURS = 6;

    /// All fields and their parts, in the order of the bytes.
    static List<FieldRow> all(List<Field> fields) {
        var rows = new ArrayList<FieldRow>();
        for (var i = 0; i < fields.size(); i++) {
            add(fields.get(i), 0, i % COLOURS, rows);
        }
        return rows;
    }

    private static void add(Field field, int depth, int colour, List<FieldRow> rows) {
        rows.add(new FieldRow(field, depth, colour));
        field.parts().forEach(part -> add(part, depth + 1, colour, rows));
    }

    /// Whether a byte is of a password or a proof, which nobody shall read on a projector.
    static boolean isSecret(List<FieldRow> rows, int at) {
        return rows.stream().anyMatch(row -> row.has(at) && Anatomy.isSecret(row.field()));
    }

    /// The smallest field that has a byte whole.
    static Optional<FieldRow> ofByte(List<FieldRow> rows, int at) {
        return rows.stream().filter(row -> row.has(at) && row.field().bits() == 0).reduce((wider, row) -> row);
    }

    /// The smallest field that has a bit.
    ///
    /// @param mask of the bit in its byte
    static Optional<FieldRow> ofBit(List<FieldRow> rows, int at, int mask) {
        return rows.stream().filter(row -> row.has(at) && (row.field().bits() & mask) != 0).reduce((wider, row) -> row);
    }

    /// Whether some of the bits of a byte are fields of their own.
    static boolean hasBits(List<FieldRow> rows, int at) {
        return rows.stream().anyMatch(row -> row.has(at) && row.field().bits() != 0);
    }

    /// Whether the byte belongs to it.
    boolean has(int at) {
        return at >= field.offset() && at < field.end();
    }
}
