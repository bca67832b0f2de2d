package dev.mqttworkbench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mqttworkbench.access.AccessList;
import dev.mqttworkbench.access.PasswordFile;
import dev.mqttworkbench.access.ScramFile;
import dev.mqttworkbench.access.UnusableAccessFile;
import dev.mqttworkbench.mqtt.topic.NaiveMatcher;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.mqtt.topic.TopicName;
import dev.mqttworkbench.mqtt.topic.TopicTree;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Any text as two topic filters and a name, which match as the naive matcher says and are refused otherwise; and any bytes as the
/// files of users and rights, which are read or are unusable in words.
class TextFuzz {

    private static final Path FILE = newFile();

    private static Path newFile() {
        try {
            var file = Files.createTempFile("fuzz", ".txt");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "text.dict")
    @FuzzTest
    void textIsUnderstoodOrRefusedInWords(byte[] input) throws IOException {
        var rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        switch (input.length == 0 ? 0 : input[0] & 0x03) {
            case 0 -> topics(new String(rest, StandardCharsets.UTF_8));
            case 1 -> file(rest, AccessList::read).ifPresent(list -> list.rightsOf(Optional.of("anna"), "c"));
            case 2 -> file(rest, PasswordFile::read);
            default -> file(rest, ScramFile::read);
        }
    }

    private static <F> Optional<F> file(byte[] bytes, Function<Path, F> reader) throws IOException {
        Files.write(FILE, bytes);
        try {
            return Optional.of(reader.apply(FILE));
        } catch (UnusableAccessFile unusable) {
            assertThat(unusable.getMessage()).startsWith(FILE.toString());
            return Optional.empty();
        }
    }

    private static void topics(String text) {
        var lines = text.split("\n", 3);
        if (lines.length < 3) {
            return;
        }
        var filters = new ArrayList<TopicFilter>();
        for (var line : Arrays.asList(lines[0], lines[1])) {
            parsed(line, TopicFilter::new, isFilter(line)).ifPresent(filters::add);
        }
        parsed(lines[2], TopicName::new, isText(lines[2]) && !lines[2].matches("(?s).*[+#].*")).ifPresent(name -> {
            filters.forEach(filter -> matches(filter, name));
            if (filters.size() == 2) {
                relate(filters.get(0), filters.get(1), name);
            }
        });
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser, boolean valid) {
        try {
            var value = parser.apply(text);
            assertThat(valid).as("%s was accepted", text).isTrue();
            return Optional.of(value);
        } catch (IllegalArgumentException refused) {
            assertThat(valid).as("%s was refused: %s", text, refused.getMessage()).isFalse();
            return Optional.empty();
        }
    }

    private static void matches(TopicFilter filter, TopicName name) {
        var expected = NaiveMatcher.matches(filter.path(), name.value());
        assertThat(filter.matches(name)).as("%s matches %s", filter, name).isEqualTo(expected);

        var filters = new TopicTree<String>();
        filters.put(filter.path(), filter.path());
        var found = new ArrayList<String>();
        filters.forEachMatching(name, found::add);
        assertThat(found.size()).as("%s found by %s", filter, name).isEqualTo(expected ? 1 : 0);

        if (filter.path().startsWith("$share/")) {
            return; // what a group shares may itself begin so, but is then no filter when it stands alone
        }
        var names = new TopicTree<String>();
        names.put(name.value(), name.value());
        var matched = new ArrayList<String>();
        names.forEachMatchedBy(new TopicFilter(filter.path()), (path, value) -> matched.add(path));
        assertThat(matched.size()).as("%s found by %s", name, filter).isEqualTo(expected ? 1 : 0);
    }

    private static void relate(TopicFilter one, TopicFilter other, TopicName name) {
        if (other.matches(name)) {
            if (one.covers(other)) {
                assertThat(one.matches(name)).as("%s covers %s, but not %s", one, other, name).isTrue();
            }
            if (one.matches(name)) {
                assertThat(one.overlaps(other)).as("%s and %s overlap in %s", one, other, name).isTrue();
            }
        }
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.indexOf(0) < 0 && text.getBytes(StandardCharsets.UTF_8).length <= 65_535;
    }

    /// [MQTT-4.7.1-1] [MQTT-4.7.1-2] [MQTT-4.7.3-1] [MQTT-4.7.3-2] [MQTT-4.7.3-3] [MQTT-4.8.2-1] [MQTT-4.8.2-2]
    private static boolean isFilter(String text) {
        return isText(text) && (text.startsWith("$share/")
                ? text.matches("(?s)\\$share/[^/+#]+/.+") && hasWildcardsInPlace(text.split("/", 3)[2])
                : hasWildcardsInPlace(text));
    }

    private static boolean hasWildcardsInPlace(String filter) {
        var levels = Arrays.asList(filter.split("/", -1));
        var last = levels.size() - 1;
        return levels.subList(0, last).stream().allMatch(level -> level.equals("+") || !level.matches("(?s).*[+#].*"))
                && (levels.get(last).equals("+") || levels.get(last).equals("#") || !levels.get(last).matches("(?s).*[+#].*"));
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "\0a/+/c\n#\na/b/c", "\0$share/g/a/#\n+/+\n/a", "\0$share/g/$share/g\na\n$share/g", "\0$SYS/#\n#\n$SYS/broker", "\0a/b/\na/b/+\na/b/", "\0+/a/#\na\nä",
                        "\1topic read a/#\nuser anna\ntopic deny a/b\npattern readwrite %u/%c/#\n# a comment\n",
                        "\2anna:$7$101$c2FsdHNhbHRzYWx0$" + "A".repeat(86) + "==\n", "\2bert:$6$c2FsdHNhbHQ=$" + "A".repeat(86) + "==\n",
                        "\3anna:SCRAM-SHA-256$4096:c2FsdHNhbHQ=$" + "A".repeat(43) + "=:" + "A".repeat(43) + "=\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
