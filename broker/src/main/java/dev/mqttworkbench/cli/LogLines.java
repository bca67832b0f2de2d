package dev.mqttworkbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The log of the command: one line a record whatever it holds, as `key=value` pairs or as a JSON object, on the standard
/// error.
final class LogLines extends Formatter {

    /// What is logged, in the words of the command line.
    enum Level {
        error(java.util.logging.Level.SEVERE),
        warning(java.util.logging.Level.WARNING),
        info(java.util.logging.Level.INFO),
        debug(java.util.logging.Level.FINE);

        private final java.util.logging.Level least;

        Level(java.util.logging.Level least) {
            this.least = least;
        }

        private static Level of(java.util.logging.Level level) {
            for (var each : values()) {
                if (level.intValue() >= each.least.intValue()) {
                    return each;
                }
            }
            return debug;
        }
    }

    /// How a line looks, in the words of the command line.
    enum Format { logfmt, json }

    /// Held, because the JDK forgets a logger with its level when nobody holds it.
    private static final Logger OURS = Logger.getLogger("dev.mqttworkbench");

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;
    private static final int LAST_CONTROL = 0x9F;

    private final Format format;

    LogLines(Format format) {
        this.format = format;
    }

    /// Takes the place of every other log of this process.
    static void install(Level level, Format format) {
        LogManager.getLogManager().reset();
        var handler = new ConsoleHandler();
        handler.setFormatter(new LogLines(format));
        handler.setLevel(level.least);
        var root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(java.util.logging.Level.INFO);
        OURS.setLevel(level.least);
        LastingLog.keep();
    }

    @Override
    public String format(LogRecord record) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("time", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString()));
        fields.add(Map.entry("level", Level.of(record.getLevel()).name()));
        fields.add(Map.entry("source", String.valueOf(record.getLoggerName()).replaceFirst(".*\\.", "")));
        fields.add(Map.entry("message", formatMessage(record)));
        if (record.getThrown() != null) {
            var trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            fields.add(Map.entry("error", trace.toString()));
        }
        return format == Format.json ? json(fields) : logfmt(fields);
    }

    private static String json(List<Map.Entry<String, String>> fields) {
        return "{" + String.join(",", fields.stream().map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue())).toList()) + "}\n";
    }

    private static String logfmt(List<Map.Entry<String, String>> fields) {
        return String.join(" ", fields.stream().map(each -> each.getKey() + "=" + quotedWhereNeeded(each.getValue())).toList()) + "\n";
    }

    private static String quotedWhereNeeded(String value) {
        return !value.isEmpty() && value.chars().allMatch(each -> each > ' ' && each < DELETE && each != '"' && each != '=' && each != '\\')
                ? value : quoted(value);
    }

    /// In quotes, with everything escaped that could end the line or the quotes: a client chooses its own identifier.
    static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.chars().forEach(each -> {
            switch (each) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (each < FIRST_PRINTABLE || each >= DELETE && each <= LAST_CONTROL || each == '\u2028' || each == '\u2029') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", each));
                    } else {
                        quoted.append((char) each);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
