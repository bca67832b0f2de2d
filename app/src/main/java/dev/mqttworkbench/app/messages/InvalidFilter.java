package dev.mqttworkbench.app.messages;

import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.Words;

/// A text is no filter: where, and why.
public final class InvalidFilter extends Exception {

    /// Why a term is none.
    public enum Reason {
        /// There is no field with this name.
        FIELD("stream.filter.error.field"),
        /// `-` or `not` with nothing behind.
        NEGATION("stream.filter.error.negation"),
        /// A field without a value.
        VALUE("stream.filter.error.value"),
        /// A quotation mark without the second one.
        QUOTE("stream.filter.error.quote"),
        /// Not a comparison of a QoS.
        QOS("stream.filter.error.qos"),
        /// Not a comparison of a number of bytes.
        SIZE("stream.filter.error.size"),
        /// Not a comparison of a number.
        NUMBER("stream.filter.error.number"),
        /// Neither `text` nor `bytes`.
        FORMAT("stream.filter.error.format"),
        /// Neither `true` nor `false`.
        FLAG("stream.filter.error.flag"),
        /// Neither `in` nor `out`.
        DIRECTION("stream.filter.error.direction"),
        /// A text is not larger or smaller.
        TEXT("stream.filter.error.text"),
        /// Not a Topic Filter; what is wrong with it is said by [FilterFault].
        TOPIC_FILTER("stream.filter.error.field");

        private final String key;

        Reason(String key) {
            this.key = key;
        }
    }

    private static final long serialVersionUID = 1;

    private final int column;
    private final Reason reason;
    private final String written;

    /// @param column of the first character that is wrong, from 1
    /// @param reason why
    /// @param written the word that is wrong
    InvalidFilter(int column, Reason reason, String written) {
        super(reason + " at " + column);
        this.column = column;
        this.reason = reason;
        this.written = written;
    }

    /// Where, from 1.
    public int column() {
        return column;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// The sentence for the reader; the column is left out where it is the first one.
    public String sentence(Words words) {
        var why = reason == Reason.TOPIC_FILTER
                ? FilterFault.of(written).map(fault -> fault.sentence(words)).orElse("")
                : words.get(reason.key, written);
        return column == 1 ? why : words.get("stream.filter.error", column, why);
    }
}
