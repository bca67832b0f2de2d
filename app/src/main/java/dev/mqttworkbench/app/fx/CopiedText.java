package dev.mqttworkbench.app.fx;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Text for other programs.
public final class CopiedText {

    private static final Tasks TASKS = Tasks.ofApplication();

    private CopiedText() {}

    /// Makes text in the background, and puts it on the system's clipboard then. What fails is thrown on the JavaFX thread, whose
    /// handler tells.
    public static void make(Supplier<String> text) {
        TASKS.whenComplete(CompletableFuture.supplyAsync(text, TASKS.background()), CopiedText::copy, failure -> {
            throw new IllegalStateException("There is nothing to copy", failure);
        });
    }

    /// Puts text on the system's clipboard. On the JavaFX thread only.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
