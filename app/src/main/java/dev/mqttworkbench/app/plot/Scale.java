package dev.mqttworkbench.app.plot;

import java.util.ArrayList;
import java.util.List;

/// The numbers along the height of a plot, from `low` at its foot to `high` at its top.
///
/// @param low the smallest number that can be seen
/// @param high the largest, more than `low`
record Scale(double low, double high) {

    private static final double MARGIN = 0.06;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /// A scale on which numbers from `minimum` to `maximum` have a little room around them.
    static Scale around(double minimum, double maximum) {
        var range = maximum - minimum;
        var room = range > 0 ? range * MARGIN : Math.max(Math.abs(minimum) * MARGIN, 0.5);
        return new Scale(minimum - room, maximum + room);
    }

    /// Where a number stands, from 0 at the foot to 1 at the top.
    double part(double number) {
        return (number - low) / (high - low);
    }

    /// Round numbers for about `wanted` lines.
    List<Double> ticks(int wanted) {
        var step = step((high - low) / Math.max(1, wanted));
        var ticks = new ArrayList<Double>();
        for (var i = Math.ceil(low / step); i * step <= high && ticks.size() < 50; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static double step(double atLeast) {
        var power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (var each : STEPS) {
            if (each * power >= atLeast) {
                return each * power;
            }
        }
        return 10 * power;
    }

    /// How many digits behind the point tell the ticks apart.
    int digits(int wanted) {
        return (int) Math.clamp(Math.ceil(-Math.log10(step((high - low) / Math.max(1, wanted)) * 1.0000001)) + (isQuarter(wanted) ? 1 : 0), 0, 9);
    }

    private boolean isQuarter(int wanted) {
        var step = step((high - low) / Math.max(1, wanted));
        return Math.abs(step / Math.pow(10, Math.floor(Math.log10(step))) - 2.5) < 1e-9;
    }
}
