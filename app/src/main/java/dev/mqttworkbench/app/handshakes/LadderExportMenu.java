package dev.mqttworkbench.app.handshakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Words;

/// The menu that writes a ladder into a file. On the JavaFX thread only.
final class LadderExportMenu {

    private final HandshakesViewModel model;
    private final LadderPane ladder;
    private final FileQuestion files;
    private final Tasks tasks;
    private final Words words;
    private final Consumer<String> tell;
    private final LadderExport export;

    /// @param tell says how it went
    LadderExportMenu(HandshakesViewModel model, LadderPane ladder, FileQuestion files, Tasks tasks, Words words, Consumer<String> tell) {
        this.model = model;
        this.ladder = ladder;
        this.files = files;
        this.tasks = tasks;
        this.words = words;
        this.tell = tell;
        this.export = new LadderExport(words, model.text());
    }

    /// Fills a button.
    void fill(MenuButton menu) {
        for (var format : LadderFormat.values()) {
            var item = new MenuItem(words.get("handshakes.export." + format));
            item.setId("handshakes-export-" + format);
            item.setOnAction(event -> model.flowProperty().get().ifPresent(flow -> ask(menu, flow, format)));
            menu.getItems().add(item);
        }
    }

    private void ask(MenuButton menu, Flow flow, LadderFormat format) {
        var question = new FileQuestion.Question(words.get("handshakes.export"), "handshake." + format.ending(), words.get("handshakes.export." + format), "*." + format.ending());
        files.whereToSave(menu.getScene().getWindow(), question).ifPresent(file -> write(bytes(flow, format), file));
    }

    private byte[] bytes(Flow flow, LadderFormat format) {
        return switch (format) {
            case PNG -> ladder.png(flow, export.layout(flow));
            case SVG -> export.svg(flow);
            case MERMAID -> export.mermaid(flow);
            case PCAPNG -> export.pcapng(flow, model.connectionFlows());
        };
    }

    private void write(byte[] bytes, Path file) {
        tasks.whenComplete(CompletableFuture.runAsync(() -> {
            try {
                Files.write(file, bytes);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }, tasks.background()), done -> tell.accept(words.get("handshakes.exported", file.toString())),
                failure -> tell.accept(words.get("handshakes.export.fault", file.toString(), String.valueOf(failure.getMessage()))));
    }
}
