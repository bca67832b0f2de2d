package dev.mqttworkbench.app.handshakes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Pictures;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
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
        files.whereToSave(menu.getScene().getWindow(), question).ifPresent(file -> write(flow, format, file));
    }

    private void write(Flow flow, LadderFormat format, Path file) {
        var layout = export.layout(flow);
        var size = LadderPane.pictureOf(layout);
        var isCut = format == LadderFormat.PNG && (size.getWidth() < layout.width() || size.getHeight() < layout.height());
        write(switch (format) {
            case PNG -> picture(ladder.picture(flow, layout));
            case SVG -> bytes(export.svg(flow));
            case MERMAID -> bytes(export.mermaid(flow));
            case PCAPNG -> export.pcapng(flow, model.connectionFlows());
        }, file, isCut ? words.get("handshakes.exported.cut", file.toString(), size.getWidth(), size.getHeight(), layout.width(), layout.height()) : words.get("handshakes.exported", file.toString()));
    }

    /// Encoded where it is written: a message to a hundred clients makes a large one.
    private static LadderExport.Writing picture(Image image) {
        return out -> out.write(Pictures.png(image));
    }

    private static LadderExport.Writing bytes(byte[] bytes) {
        return out -> out.write(bytes);
    }

    private void write(LadderExport.Writing content, Path file, String done) {
        tasks.whenComplete(CompletableFuture.runAsync(() -> {
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.into(out);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }, tasks.background()), written -> tell.accept(done),
                failure -> tell.accept(words.get("handshakes.export.fault", file.toString(), new FailureWords(words).of(failure))));
    }
}
