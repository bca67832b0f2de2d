package dev.mqttworkbench.app.payload;

/// A line that can be seen, with what is folded into it.
///
/// @param index of the line
/// @param line what stands in it
/// @param end the line in which that ends which begins here; `index` where nothing does
/// @param isFolded whether the lines up to `end` are hidden
record Row(int index, Line line, int end, boolean isFolded) {

    boolean canFold() {
        return end > index;
    }
}
