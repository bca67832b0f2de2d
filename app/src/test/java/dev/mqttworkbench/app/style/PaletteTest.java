package dev.mqttworkbench.app.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The two palettes have the same names, the structure uses no other, and no colour stands outside of them.
class PaletteTest {

    private static final Path SHEETS = Path.of("../ui-resources/src/main/resources/dev/mqttworkbench/resources/css");
    private static final Pattern DEFINED = Pattern.compile("(?m)^\\s*(-mw-[a-z0-9-]+)\\s*:");
    private static final Pattern USED = Pattern.compile("-mw-[a-z0-9-]+");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
    private static final Set<String> LOCAL = Set.of("-mw-badge");

    @Test
    void haveTheSameNames() throws IOException {
        assertThat(names("palette-light.css")).isEqualTo(names("palette-dark.css"));
    }

    @Test
    void haveEveryNameThatTheStructureUses() throws IOException {
        var used = new TreeSet<String>();
        USED.matcher(read("base.css")).results().forEach(result -> used.add(result.group()));
        used.removeAll(LOCAL);

        assertThat(names("palette-dark.css")).containsAll(used);
    }

    @Test
    void leaveNoColourToTheStructure() throws IOException {
        var colours = COLOUR.matcher(read("base.css")).results().map(result -> result.group()).toList();

        assertThat(colours).containsOnly("#010409", "#ffffff"); // what AtlantaFX calls dark and light in every theme
    }

    private static Set<String> names(String sheet) throws IOException {
        var names = new TreeSet<String>();
        DEFINED.matcher(read(sheet)).results().forEach(result -> names.add(result.group(1)));
        return names;
    }

    private static String read(String sheet) throws IOException {
        return Files.readString(SHEETS.resolve(sheet)).replaceAll("(?s)/\\*.*?\\*/", "");
    }
}
