package dev.mqttworkbench.app.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every word that a layout or a class asks for is there, in every language.
class WordsTest {

    private static final Path RESOURCES = Path.of("../ui-resources/src/main/resources/dev/mqttworkbench/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LAYOUT_KEY = Pattern.compile("\"%([A-Za-z][A-Za-z0-9.]*)\"");
    private static final Pattern SOURCE_KEY = Pattern.compile("words(?:\\(\\))?\\s*\\.get\\(\\s*\"([A-Za-z0-9.]+[A-Za-z0-9])\"\\s*[,)]");
    private static final String ENGLISH = "messages.properties";
    private static final String GERMAN = "messages_de.properties";

    @Test
    void hasEveryKeyInEveryLanguage() {
        assertThat(load(GERMAN).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(load(ENGLISH).stringPropertyNames());
    }

    @Test
    void leavesNoTextEmpty() {
        for (var file : Set.of(ENGLISH, GERMAN)) {
            var texts = load(file);
            assertThat(texts.stringPropertyNames()).as(file).allMatch(key -> !texts.getProperty(key).isBlank());
        }
    }

    /// One that stands there as it is gets lost when the file is read.
    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, GERMAN})
    void escapesASpaceAtTheBeginningOrEndOfAText(String file) {
        var lines = read(RESOURCES.resolve("messages").resolve(file)).lines();
        assertThat(lines.filter(line -> line.contains("= ") && line.indexOf("= ") == line.indexOf('=') || line.endsWith(" "))).isEmpty();
    }

    @Test
    void hasTheSamePlacesInEveryLanguage() {
        var german = load(GERMAN);
        load(ENGLISH).forEach((key, text) ->
                assertThat(places(german.getProperty((String) key))).as((String) key).isEqualTo(places((String) text)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void hasEveryKeyOfTheLayout(Path layout) throws IOException {
        var keys = load(ENGLISH).stringPropertyNames();
        var asked = LAYOUT_KEY.matcher(Files.readString(layout)).results().map(result -> result.group(1)).toList();

        assertThat(keys).containsAll(asked);
    }

    @Test
    void hasEveryKeyThatTheCodeNames() throws IOException {
        var asked = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).map(WordsTest::read)
                    .forEach(source -> SOURCE_KEY.matcher(source).results().forEach(result -> asked.add(result.group(1))));
        }

        assertThat(load(ENGLISH).stringPropertyNames()).containsAll(asked);
    }

    @Test
    void hasASentenceForEveryFailure() {
        var keys = Stream.concat(
                Arrays.stream(ConnectFailure.Kind.values()).map(FailureWords::key),
                Arrays.stream(ListenFailure.Kind.values()).map(FailureWords::key));

        assertThat(load(ENGLISH).stringPropertyNames()).containsAll(keys.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void findsTheWordsOfALanguageWhateverTheMachineSpeaks(String language) {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            var cancel = Resources.words(Locale.of(language)).getString("common.cancel");
            assertThat(cancel).isEqualTo(language.equals("de") ? "Abbrechen" : "Cancel");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Stream<Path> layouts() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("fxml"))) {
            return files.filter(file -> file.toString().endsWith(".fxml")).toList().stream();
        }
    }

    private static Set<String> places(String text) {
        var places = new HashSet<String>();
        if (text.contains("{0")) {
            for (var i = 0; i < new MessageFormat(text).getFormatsByArgumentIndex().length; i++) {
                places.add("{" + i + "}");
            }
        }
        return places;
    }

    private static Properties load(String file) {
        var texts = new Properties();
        try (var reader = new InputStreamReader(Files.newInputStream(RESOURCES.resolve("messages").resolve(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
