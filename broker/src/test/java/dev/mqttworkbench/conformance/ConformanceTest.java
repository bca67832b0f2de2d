package dev.mqttworkbench.conformance;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.ViolationCase;
import dev.mqttworkbench.mqtt.packet.Violations;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

import static org.assertj.core.api.Assertions.assertThat;

/// `docs/conformance.md` says which test proves which statement: the tests are there, and no statement is left out.
class ConformanceTest {

    private static final Path PAGE = Path.of("..", "docs", "conformance.md");

    /// A line of a table: a number, the statement, what proves it.
    private static final Pattern ROW = Pattern.compile("\\| ([SBOC]\\d+) \\| (.+) \\| (.+) \\|");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern CATALOGUE = Pattern.compile("(Violations|Packets): \"([^\"]+)\"");

    private record Row(String number, String statement, String proof) {}

    private static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        try (var lines = Files.lines(PAGE)) {
            return lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                    .toList();
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }

    private static Stream<String> numbers(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    /// 51 statements, 34 kinds of bad input, 62 errors of other brokers, and the holes that apply to a broker like this one.
    @Test
    void everyStatementHasOneLine() {
        var expected = Stream.of(numbers("S", 51), numbers("B", 34), numbers("O", 62), numbers("C", 46)).flatMap(each -> each).toList();
        assertThat(ROWS).extracting(Row::number).containsExactlyElementsOf(expected);
        assertThat(ROWS).allSatisfy(row -> assertThat(row.statement()).isNotBlank());
    }

    @Test
    void everyLineNamesWhatProvesIt() {
        assertThat(ROWS).allSatisfy(row -> assertThat(row.proof()).matches(
                proof -> METHOD.matcher(proof).find() || CATALOGUE.matcher(proof).find()));
    }

    @Test
    void everyTestThatIsNamedIsOne() throws Exception {
        var classes = testClasses();
        var missing = new HashSet<String>();
        for (var row : ROWS) {
            var named = METHOD.matcher(row.proof());
            while (named.find()) {
                var type = classes.get(named.group(1));
                if (type == null || !testsOf(Class.forName(type)).contains(named.group(2))) {
                    missing.add(row.number() + ": " + named.group());
                }
            }
        }
        assertThat(missing).as("named in %s, and no test", PAGE).isEmpty();
    }

    @Test
    void everyCaseThatIsNamedIsInItsCatalogue() {
        var known = Map.of(
                "Violations", Violations.all().stream().map(ViolationCase::name).collect(Collectors.toSet()),
                "Packets", Packets.all().stream().map(PacketCase::name).collect(Collectors.toSet()));
        var missing = new HashSet<String>();
        for (var row : ROWS) {
            var named = CATALOGUE.matcher(row.proof());
            while (named.find()) {
                if (!known.get(named.group(1)).contains(named.group(2))) {
                    missing.add(row.number() + ": " + named.group());
                }
            }
        }
        assertThat(missing).as("named in %s, and in no catalogue", PAGE).isEmpty();
    }

    /// What looks like a line and is none would be left out of all of this.
    @Test
    void everyLineOfATableIsRead() throws IOException {
        var lines = Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| [SBOC]\\d.*")).toList();
        assertThat(lines).hasSameSizeAs(ROWS);
    }

    private static Set<String> testsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    /// The full names of the classes of this module's tests by their simple ones, which are unique.
    private static Map<String, String> testClasses() throws Exception {
        var root = Path.of(ConformanceTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace(root.getFileSystem().getSeparator(), "."))
                    .collect(Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1), name -> name, (a, b) -> a));
        }
    }
}
