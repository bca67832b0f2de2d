package dev.mqttworkbench.app.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import javafx.scene.image.Image;

import dev.mqttworkbench.app.fx.Pictures;

/// Writes what a plot shows into files. Any thread.
final class PlotFiles {

    /// A value that is plotted.
    record Point(Instant at, Series series, double value) {}

    private PlotFiles() {}

    /// One value a line under `time,topic,path,value`: the time as ISO 8601 in UTC, the number with a point.
    static void writeCsv(Path file, List<Point> points) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write("time,topic,path,value\r\n");
            for (var point : points) {
                writer.write(point.at + "," + quoted(point.series.topic()) + "," + quoted(point.series.path()) + "," + point.value + "\r\n");
            }
        }
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    /// The picture as PNG.
    static void writePng(Path file, Image picture) throws IOException {
        Files.write(file, Pictures.png(picture));
    }
}
