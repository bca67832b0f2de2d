package dev.mqttworkbench.app.fx;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Turns what is on the screen into files. Any thread.
public final class Pictures {

    private Pictures() {}

    /// A picture as the bytes of a PNG file.
    public static byte[] png(Image picture) {
        var width = (int) picture.getWidth();
        var height = (int) picture.getHeight();
        var pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("This Java writes no PNG");
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return out.toByteArray();
    }
}
