import com.twelvemonkeys.imageio.plugins.bmp.ICOImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.icns.ICNSImageWriterSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.spi.ImageWriterSpi;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.batik.transcoder.image.PNGTranscoder;

/// Makes the icons of every platform from the one drawing: PNG for Linux, ICO for Windows, ICNS for macOS.
///
/// Arguments: the SVG file, the folder to write to.
void main(String[] arguments) throws IOException, TranscoderException {
    var svg = Path.of(arguments[0]);
    var folder = Files.createDirectories(Path.of(arguments[1]));

    ImageIO.write(image(svg, 512), "png", folder.resolve("mqtt-workbench.png").toFile());
    write(new ICOImageWriterSpi(), images(svg, List.of(16, 24, 32, 48, 64, 256)), folder.resolve("mqtt-workbench.ico"));
    write(new ICNSImageWriterSpi(), images(svg, List.of(16, 32, 128, 256, 512, 1024)), folder.resolve("mqtt-workbench.icns"));
}

List<BufferedImage> images(Path svg, List<Integer> sizes) throws IOException, TranscoderException {
    var images = new ArrayList<BufferedImage>();
    for (var size : sizes) {
        images.add(image(svg, size));
    }
    return images;
}

BufferedImage image(Path svg, int size) throws IOException, TranscoderException {
    var transcoder = new PNGTranscoder();
    transcoder.addTranscodingHint(ImageTranscoder.KEY_WIDTH, (float) size);
    transcoder.addTranscodingHint(ImageTranscoder.KEY_HEIGHT, (float) size);
    var png = new ByteArrayOutputStream();
    transcoder.transcode(new TranscoderInput(svg.toUri().toString()), new TranscoderOutput(png));
    return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
}

void write(ImageWriterSpi format, List<BufferedImage> images, Path file) throws IOException {
    Files.deleteIfExists(file);
    var writer = format.createWriterInstance();
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
        for (var image : images) {
            writer.writeToSequence(new IIOImage(image, null, null), asPng(writer.getDefaultWriteParam()));
        }
        writer.endWriteSequence();
    } finally {
        writer.dispose();
    }
}

ImageWriteParam asPng(ImageWriteParam parameters) {
    if (parameters.canWriteCompressed()) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        Stream.of(parameters.getCompressionTypes()).filter(type -> type.endsWith("PNG")).findFirst()
                .ifPresent(parameters::setCompressionType);
    }
    return parameters;
}
