package dev.mqttworkbench.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/// Hands out what lies in this module. Names are paths below this package, with `/`.
public final class Resources {

    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    // English lies in the bundle without a language: asking for a language that is not here must not end in the system's.
    private static final Set<String> TRANSLATIONS = Set.of("de");

    private Resources() {}

    /// Where the layout `name` lies, such as `topics/topics.fxml`.
    ///
    /// @throws IllegalArgumentException when there is none
    public static URL layout(String name) {
        return url("fxml/" + name);
    }

    /// The address of the style sheet `name`, such as `base.css`, in the form in which JavaFX wants it.
    ///
    /// @throws IllegalArgumentException when there is none
    public static String styleSheet(String name) {
        return url("css/" + name).toExternalForm();
    }

    /// The words of the workbench in the language of `locale`, or in English where that is not known.
    public static ResourceBundle words(Locale locale) {
        var known = TRANSLATIONS.contains(locale.getLanguage()) ? locale : Locale.ROOT;
        return ResourceBundle.getBundle("dev.mqttworkbench.resources.messages.messages", known);
    }

    /// The files of the fonts that the style sheets name, for [#open(String)].
    public static List<String> fonts() {
        return FONTS.stream().map(file -> "fonts/" + file).toList();
    }

    /// The bytes of any file here, such as `icon/mqtt-workbench.svg`. The caller closes it.
    ///
    /// @throws IllegalArgumentException when there is none
    public static InputStream open(String name) {
        try {
            return url(name).openStream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + name, e);
        }
    }

    private static URL url(String name) {
        var url = Resources.class.getResource(name);
        if (url == null) {
            throw new IllegalArgumentException("There is no resource " + name);
        }
        return url;
    }
}
