package dev.mqttworkbench.app.plot;

import java.util.List;
import java.util.Objects;

/// What of the plots survives a restart.
///
/// @param pinned numbers that stay in the plot whatever topic is selected
/// @param span of time that is shown
/// @param oneScale whether all lines share one scale
public record PlotSettings(List<Series> pinned, Span span, boolean oneScale) {

    /// Before anything was chosen.
    public static final PlotSettings FIRST = new PlotSettings(List.of(), Span.ONE_MINUTE, false);

    public PlotSettings {
        Objects.requireNonNull(span); // a file may say anything
        pinned = List.copyOf(pinned);
    }

    PlotSettings withPinned(List<Series> others) {
        return new PlotSettings(others, span, oneScale);
    }

    PlotSettings withSpan(Span other) {
        return new PlotSettings(pinned, other, oneScale);
    }

    PlotSettings withOneScale(boolean other) {
        return new PlotSettings(pinned, span, other);
    }
}
