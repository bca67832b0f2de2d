package dev.mqttworkbench.app.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/// Writes measured numbers as the reader's language does, with so many digits behind the point that at least six tell something:
/// what a sensor measures may be as small as it likes. On one thread.
final class PlotNumbers {

    private static final int DIGITS = 6;
    private static final int FEWEST_BEHIND_POINT = 3;
    /// Beyond these there would be more zeros than anybody counts.
    private static final double TOO_LARGE = 1e12;
    private static final double TOO_SMALL = 1e-6;

    private final NumberFormat plain;
    private final NumberFormat withExponent;

    PlotNumbers(Locale locale) {
        plain = NumberFormat.getNumberInstance(locale);
        withExponent = new DecimalFormat("0.#####E0", DecimalFormatSymbols.getInstance(locale));
    }

    /// The text of a number, a dash where there is none.
    String format(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        var size = Math.abs(value);
        if (size >= TOO_LARGE || size > 0 && size < TOO_SMALL) {
            return withExponent.format(value);
        }
        var wholeDigits = size == 0 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        plain.setMaximumFractionDigits(Math.max(FEWEST_BEHIND_POINT, DIGITS - wholeDigits));
        return plain.format(value + 0.0); // 0 has no sign
    }
}
