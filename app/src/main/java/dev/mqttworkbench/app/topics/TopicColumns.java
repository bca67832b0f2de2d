package dev.mqttworkbench.app.topics;

/// Where the columns of the tree begin, from its width.
///
/// @param width of the list without [#SIDES]
record TopicColumns(double width) {

    /// What a row leaves free at its sides, and at the right for the scroll bar, which comes and goes.
    static final double SIDES = 29;

    static final double ACTIVITY = 54;
    static final double RATE = 62;
    static final double COUNT = 60;

    private static final double GAP = 6;
    private static final double NARROW = 400;
    private static final double NARROWER = 300;

    /// Whether there is room for the rates as well.
    boolean hasRate() {
        return width >= NARROWER;
    }

    /// Whether there is room for the lines of activity: names and values go first.
    boolean hasActivity() {
        return width >= NARROW;
    }

    double count() {
        return width - COUNT;
    }

    double rate() {
        return hasRate() ? count() - RATE - GAP / 2 : count();
    }

    double activity() {
        return hasActivity() ? rate() - ACTIVITY - GAP : rate();
    }
}
