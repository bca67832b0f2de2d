package dev.mqttworkbench.app.payload;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.mqtt.packet.Payload;

/// Decodes payloads beside the screen, with the names that birth certificates of Sparkplug B give. Asked on the JavaFX thread only.
final class BackgroundDecoder {

    private static final System.Logger LOG = System.getLogger(BackgroundDecoder.class.getName());

    private final Tasks tasks;
    private final BirthCertificates births;
    /// Those of the payload before, since the next one is mostly of the same topic. Guarded by this: several decodings run at once.
    private SparkplugNames names = SparkplugNames.NONE;

    BackgroundDecoder(Tasks tasks, BirthCertificates births) {
        this.tasks = tasks;
        this.births = births;
    }

    /// Like [Decoder#decode(Payload, int, DecoderChoice, Watch)].
    ///
    /// @param topic whose birth certificates explain the payload
    CompletableFuture<Decoded> decode(String topic, Payload payload, int limit, DecoderChoice choice, Watch watch) {
        return namesFor(topic).thenApplyAsync(known -> Decoder.decode(payload, limit, choice, watch, known), tasks.background());
    }

    private CompletableFuture<SparkplugNames> namesFor(String topic) {
        var asked = SparkplugNames.birthsOf(topic).stream().map(births::newest).map(BackgroundDecoder::orNone).toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(all -> namesIn(asked.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList()));
    }

    private static CompletableFuture<Optional<Payload>> orNone(CompletionStage<Optional<Payload>> birth) {
        return birth.exceptionally(failure -> {
            LOG.log(System.Logger.Level.WARNING, "A birth certificate could not be looked up", failure);
            return Optional.empty();
        }).toCompletableFuture();
    }

    private synchronized SparkplugNames namesIn(List<Payload> certificates) {
        if (!names.areIn(certificates)) {
            names = SparkplugNames.in(certificates);
        }
        return names;
    }
}
