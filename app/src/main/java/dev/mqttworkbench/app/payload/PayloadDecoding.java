package dev.mqttworkbench.app.payload;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Decodes what one view shows: short payloads at once, the others in the background, and only the newest that was asked for is
/// answered. On the JavaFX thread only.
final class PayloadDecoding {

    /// Hears how it goes. On the JavaFX thread.
    interface Listener {

        /// All of a payload is being decoded, which may take long.
        void began(Payload payload);

        /// How far that is.
        void reached(int percent);

        /// The lines are there.
        void decoded(Decoded decoded);

        /// The newest has ended without a result; the log says why.
        void ended();
    }

    /// What is to be decoded.
    ///
    /// @param limit how many bytes of it
    record Wanted(String topic, Payload payload, DecoderChoice choice, int limit) {

        private Decoder decoder() {
            return choice.decoder() == Decoder.AUTO ? Decoder.suiting(payload) : choice.decoder();
        }

        private int bytes() {
            return Math.min(limit, payload.size());
        }
    }

    private static final System.Logger LOG = System.getLogger(PayloadDecoding.class.getName());
    /// Up to this size decoding takes less than a frame, in the decoders that need no library.
    private static final int AT_ONCE = 16 * 1024;
    private static final Set<Decoder> WITHOUT_LIBRARY = EnumSet.of(Decoder.JSON, Decoder.TEXT, Decoder.HEX);

    private final Tasks tasks;
    private final BackgroundDecoder background;
    private final Listener listener;
    private Watch watch = Watch.none();
    private int asked;
    private boolean isDecodingAll;
    /// One that came while all of another was being decoded.
    private Optional<Wanted> next = Optional.empty();

    PayloadDecoding(Tasks tasks, BackgroundDecoder background, Listener listener) {
        this.tasks = tasks;
        this.background = background;
        this.listener = listener;
    }

    /// Decodes in the place of whatever is being decoded.
    void now(Wanted wanted) {
        watch.cancel();
        next = Optional.empty();
        isDecodingAll = false;
        var number = ++asked;
        if (wanted.bytes() <= AT_ONCE && WITHOUT_LIBRARY.contains(wanted.decoder())) {
            listener.decoded(Decoder.decode(wanted.payload(), wanted.limit(), wanted.choice(), Watch.none()));
            return;
        }
        watch = new Watch(wanted.bytes(), percent -> tasks.screen().execute(() -> tellReached(number, percent)));
        isDecodingAll = wanted.limit() == Decoder.ALL;
        if (isDecodingAll) {
            listener.began(wanted.payload());
        }
        tasks.whenComplete(background.decode(wanted.topic(), wanted.payload(), wanted.limit(), wanted.choice(), watch),
                decoded -> acceptIfNewest(number, decoded), failure -> report(number, failure));
    }

    /// The same, but lets the decoding of all of another payload end before: it would never end while messages come.
    void afterThis(Wanted wanted) {
        if (isDecodingAll) {
            next = Optional.of(wanted);
        } else {
            now(wanted);
        }
    }

    private void tellReached(int number, int percent) {
        if (number == asked && isDecodingAll) { // a part is there before anybody wants to know how far it is
            listener.reached(percent);
        }
    }

    private void acceptIfNewest(int number, Decoded decoded) {
        if (number == asked) {
            isDecodingAll = false;
            listener.decoded(decoded);
            next.ifPresent(this::now);
        }
    }

    private void report(int number, Throwable failure) {
        var isNewest = number == asked;
        isDecodingAll &= !isNewest;
        if (!(failure instanceof CancellationException)) {
            LOG.log(System.Logger.Level.ERROR, "A payload could not be decoded", failure);
            if (isNewest) {
                listener.ended();
                next.ifPresent(this::now);
            }
        }
    }
}
