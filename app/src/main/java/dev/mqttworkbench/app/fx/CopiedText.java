package dev.mqttworkbench.app.fx;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Text for other programs.
public final class CopiedText {

    private CopiedText() {}

    /// Puts text on the system's clipboard. On the JavaFX thread only.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
