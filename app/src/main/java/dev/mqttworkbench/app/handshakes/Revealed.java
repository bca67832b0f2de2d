package dev.mqttworkbench.app.handshakes;

/// What has become of the wish to see the packets of a message.
public enum Revealed {
    /// They are shown.
    FOUND,
    /// They were not recorded, or are not kept any more.
    MISSING,
    /// The reader wants to see something else meanwhile.
    OVERTAKEN
}
