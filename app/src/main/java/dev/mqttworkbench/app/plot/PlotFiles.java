package dev.mqttworkbench.app.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

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
        var width = (int) picture.getWidth();
        var height = (int) picture.getHeight();
        var pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("This Java writes no PNG");
        }
    }
}
