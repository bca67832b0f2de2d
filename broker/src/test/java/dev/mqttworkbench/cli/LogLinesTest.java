package dev.mqttworkbench.cli;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogLinesTest {

    private static LogRecord record(Level level, String message) {
        var record = new LogRecord(level, message);
        record.setInstant(Instant.parse("2026-01-02T03:04:05.678901Z"));
        record.setLoggerName("dev.mqttworkbench.broker.Sessions");
        return record;
    }

    @Test
    void writesKeysAndValues() {
        assertThat(new LogLines(LogLines.Format.logfmt).format(record(Level.WARNING, "a b")))
                .isEqualTo("time=2026-01-02T03:04:05.678Z level=warning source=Sessions message=\"a b\"\n");
    }

    @Test
    void writesJson() {
        assertThat(new LogLines(LogLines.Format.json).format(record(Level.SEVERE, "a"))).isEqualTo(
                "{\"time\":\"2026-01-02T03:04:05.678Z\",\"level\":\"error\",\"source\":\"Sessions\",\"message\":\"a\"}\n");
    }

    /// Bad input: names with control characters and newlines. Nobody writes a line of our log for us.
    @Test
    void keepsARecordOnItsLine() {
        var record = record(Level.FINE, "client x\n\rtime=forged \u001b[31m\u2028\u0085\"\\ is here");
        record.setThrown(new IllegalStateException("one\ntwo"));
        for (var format : LogLines.Format.values()) {
            var line = new LogLines(format).format(record);
            assertThat(line.lines()).hasSize(1);
            assertThat(line.strip().chars()).noneMatch(Character::isISOControl);
            assertThat(line).contains("client x\\n\\rtime=forged \\u001b[31m\\u2028\\u0085\\\"\\\\ is here", "one\\ntwo");
        }
    }
}
