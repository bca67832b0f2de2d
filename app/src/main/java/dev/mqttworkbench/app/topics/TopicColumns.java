package dev.mqttworkbench.app.topics;

/// Where the columns of the tree begin, from its width.
///
/// @param width of the list without [#SIDES]
record TopicColumns(double width) {

    /// What a row leaves free at its sides, and at the right for the scroll bar, which comes and goes.
    static final double SIDES = 29;

    static final double ACTIVITY = 54;
    static final double RATE = 68;
    static final double COUNT = 64;

    private static final double GAP = 6;

    double count() {
        return width - COUNT;
    }

    double rate() {
        return count() - RATE - GAP / 2;
    }

    double activity() {
        return rate() - ACTIVITY - GAP;
    }
}
