package dev.mqttworkbench.app.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Payload;

/// Finds format and size of an image in its header, so that nobody unpacks one that is too large.
final class Images {

    /// About 100 MB on the screen.
    static final int MOST_MEGAPIXELS = 25;

    private static final int[] PNG = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int[] JPEG = {0xFF, 0xD8, 0xFF};
    private static final int[] GIF = {'G', 'I', 'F', '8'};
    private static final int[] BMP = {'B', 'M'};
    private static final int SMALLEST = 18;

    private Images() {}

    static boolean isImage(Payload payload) {
        return headerOf(payload).isPresent();
    }

    static Decoded decode(Decoding asked) throws CannotDecode {
        var picture = headerOf(asked.payload()).orElseThrow(() -> new CannotDecode(DecodeFault.Reason.NOT_IMAGE));
        if ((long) picture.width() * picture.height() > MOST_MEGAPIXELS * 1_000_000L) {
            throw new CannotDecode(DecodeFault.Reason.IMAGE_TOO_LARGE, picture.width(), picture.height(), MOST_MEGAPIXELS);
        }
        var lines = new Lines();
        lines.add(Token.Kind.TEXT, String.format(Locale.ROOT, "%s · %d × %d", picture.format(), picture.width(), picture.height()));
        var size = asked.payload().size();
        return new Decoded(Decoder.IMAGE, lines.finish(), size, size, Optional.empty(), java.util.List.of(), Optional.of(picture));
    }

    private static Optional<Picture> headerOf(Payload payload) {
        if (payload.size() < SMALLEST) {
            return Optional.empty();
        }
        var bytes = payload.asBuffer();
        if (Detection.beginsWith(payload, PNG)) {
            return payload.size() < 24 ? Optional.empty() : picture("PNG", bytes.getInt(16), bytes.getInt(20), payload);
        }
        if (Detection.beginsWith(payload, JPEG)) {
            return jpeg(bytes, payload);
        }
        var little = bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (Detection.beginsWith(payload, GIF)) {
            return picture("GIF", little.getShort(6) & 0xFFFF, little.getShort(8) & 0xFFFF, payload);
        }
        var isBitmap = Detection.beginsWith(payload, BMP) && payload.size() >= 26 && little.getInt(14) >= 40 && little.getInt(14) <= 124;
        return isBitmap ? picture("BMP", little.getInt(18), absolute(little.getInt(22)), payload) : Optional.empty();
    }

    /// Looks for the frame header behind the other segments.
    private static Optional<Picture> jpeg(ByteBuffer bytes, Payload payload) {
        var at = 2;
        while (at + 9 < bytes.limit() && (bytes.get(at) & 0xFF) == 0xFF) {
            var marker = bytes.get(at + 1) & 0xFF;
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return picture("JPEG", bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF, payload);
            }
            at += 2 + Math.max(1, bytes.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    /// The height of a bitmap is negative where its rows run downwards.
    private static int absolute(int height) {
        return height == Integer.MIN_VALUE ? 0 : Math.abs(height);
    }

    private static Optional<Picture> picture(String format, int width, int height, Payload payload) {
        return width > 0 && height > 0 ? Optional.of(new Picture(format, width, height, payload)) : Optional.empty();
    }
}
