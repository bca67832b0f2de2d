package dev.mqttworkbench.app.plot;

/// A line of a plot.
///
/// @param series what it shows
/// @param isPinned whether it stays whatever topic is selected, and survives a restart
/// @param colour from 1 to [PlotViewModel#MOST_LINES]: which of the colours for plots it has
public record PlotLine(Series series, boolean isPinned, int colour) {}
