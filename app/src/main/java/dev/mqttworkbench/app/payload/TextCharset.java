package dev.mqttworkbench.app.payload;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A charset that text can be read in; all of them are in every Java.
public enum TextCharset {
    UTF_8(StandardCharsets.UTF_8),
    /// Big-endian where no byte order mark says otherwise.
    UTF_16(StandardCharsets.UTF_16),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    ISO_8859_1(StandardCharsets.ISO_8859_1),
    ISO_8859_15(Charset.forName("ISO-8859-15")),
    WINDOWS_1252(Charset.forName("windows-1252")),
    US_ASCII(StandardCharsets.US_ASCII);

    private final Charset charset;

    TextCharset(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    /// Its name as others write it.
    public String title() {
        return charset.name();
    }
}
