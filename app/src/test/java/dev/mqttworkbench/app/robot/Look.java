package dev.mqttworkbench.app.robot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the window looks in a picture.
///
/// @param name of the look, behind that of the view in the file's name
record Look(String name, Locale language, boolean isLight, double width, double height) {

    static final Look DARK = new Look("dark", Locale.ENGLISH, false, 1440, 900);
    static final Look LIGHT = new Look("light", Locale.ENGLISH, true, 1440, 900);
    static final Look SMALL = new Look("small", Locale.ENGLISH, false, 1024, 700);

    /// Light and dark, English and German, large and small.
    static List<Look> every() {
        var all = new ArrayList<Look>();
        for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            for (var isLight : List.of(true, false)) {
                for (var isLarge : List.of(true, false)) {
                    var name = (isLight ? "light-" : "dark-") + language + (isLarge ? "-1440" : "-1024");
                    all.add(new Look(name, language, isLight, isLarge ? 1440 : 1024, isLarge ? 900 : 700));
                }
            }
        }
        return all;
    }

    boolean isSmall() {
        return width < 1200;
    }

    String in(String english, String german) {
        return language.equals(Locale.GERMAN) ? german : english;
    }

    String theme() {
        return isLight ? "themeLight" : "themeDark";
    }

    Path file(Path folder, String view) {
        return folder.resolve(view + "-" + name + ".png");
    }
}
