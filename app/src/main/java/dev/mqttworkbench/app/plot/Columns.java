package dev.mqttworkbench.app.plot;

/// The values of a line in columns of one pixel: what came between the left and the right edge of each column. NaN where
/// nothing came.
///
/// @param lowest value of each column
/// @param highest value of each column
/// @param first value of each column
/// @param last value of each column
record Columns(double[] lowest, double[] highest, double[] first, double[] last) {

    boolean has(int column) {
        return !Double.isNaN(lowest[column]);
    }

    int count() {
        return lowest.length;
    }
}
