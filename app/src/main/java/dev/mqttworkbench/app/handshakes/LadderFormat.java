package dev.mqttworkbench.app.handshakes;

/// A kind of file that a ladder can be written as.
enum LadderFormat {
    /// A picture in pixels.
    PNG("png"),
    /// A picture in lines.
    SVG("svg"),
    /// A sequence diagram as text, for documents.
    MERMAID("mmd"),
    /// The packets, for Wireshark.
    PCAPNG("pcapng");

    private final String ending;

    LadderFormat(String ending) {
        this.ending = ending;
    }

    /// The ending of its files, without a dot.
    String ending() {
        return ending;
    }
}
