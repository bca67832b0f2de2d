package dev.mqttworkbench.app.payload;

import java.util.Locale;
import java.util.function.Consumer;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import dev.mqttworkbench.app.workbench.Words;

/// The menu of all decoders with their options.
final class DecoderMenu extends MenuButton {

    private final Words words;
    private final Consumer<DecoderChoice> chosen;

    DecoderMenu(Words words, Consumer<DecoderChoice> chosen, Runnable always) {
        super(words.get("payload.more"));
        this.words = words;
        this.chosen = chosen;
        setId("payload-more");
        setAccessibleText(words.get("payload.more.long"));
        getStyleClass().addAll("flat", "small");
        setMinWidth(USE_PREF_SIZE);
        for (var decoder : Decoder.values()) {
            getItems().add(switch (decoder) {
                case TEXT -> texts();
                case NUMBERS -> numbers();
                default -> item(title(words, decoder), DecoderChoice.of(decoder), decoder.name());
            });
            if (decoder == Decoder.AUTO) {
                getItems().add(new SeparatorMenuItem());
            }
        }
        var table = new MenuItem(words.get("payload.always"));
        table.setId("payload-always");
        table.setOnAction(event -> always.run());
        getItems().addAll(new SeparatorMenuItem(), table);
    }

    static String title(Words words, Decoder decoder) {
        return words.get("payload.decoder." + decoder);
    }

    private Menu texts() {
        var menu = new Menu(title(words, Decoder.TEXT));
        for (var charset : TextCharset.values()) {
            menu.getItems().add(item(charset.title(), DecoderChoice.text(charset), "text-" + charset));
        }
        return menu;
    }

    private Menu numbers() {
        var menu = new Menu(title(words, Decoder.NUMBERS));
        for (var type : NumberType.values()) {
            if (type.width() == 1) {
                menu.getItems().add(item(type.title(), DecoderChoice.numbers(type, false), type.title()));
            } else {
                menu.getItems().add(item(type.title() + " · " + words.get("payload.bigEndian"), DecoderChoice.numbers(type, false), type.title() + "-be"));
                menu.getItems().add(item(type.title() + " · " + words.get("payload.littleEndian"), DecoderChoice.numbers(type, true), type.title() + "-le"));
            }
        }
        return menu;
    }

    private MenuItem item(String title, DecoderChoice choice, String id) {
        var item = new MenuItem(title);
        item.setId("payload-as-" + id.toLowerCase(Locale.ROOT));
        item.setOnAction(event -> chosen.accept(choice));
        return item;
    }
}
