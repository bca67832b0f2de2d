package dev.mqttworkbench.app.recording;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.messages.MessageDetails;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Publish;

/// A recording that is open: its screen, and what moves behind it. On the JavaFX thread only.
public final class OpenRecording implements Sampler.Sampled, AutoCloseable {

    /// What it is made of.
    ///
    /// @param words in the reader's language
    /// @param fxml loads layouts
    /// @param tasks reads, searches and writes
    /// @param decoders say which decoder a topic has
    /// @param files asks for files
    /// @param targets the connections that are open
    public record Surroundings(
            Words words, Fxml fxml, Tasks tasks, DecoderTable decoders, FileQuestion files, Supplier<List<ReplayTarget>> targets) {}

    private final RecordingViewModel model;
    private final ReplayViewModel replay;
    private final RecordingView view;

    /// @param republish takes a message that the reader wants to send again
    /// @param close goes back to the live stream
    public OpenRecording(RecordingFile file, Surroundings around, Consumer<Publish> republish, Runnable close) {
        this.model = new RecordingViewModel(file, around.words(), ZoneId.systemDefault(), republish, around.tasks());
        this.replay = new ReplayViewModel(model::all, around.targets(), around.words());
        var details = around.fxml().load("messages/details.fxml",
                new MessageDetails(model.selectedProperty(), model.text(), new MessageDetails.Acts(model::republish, Optional.empty(), model::filterBy), around.tasks(), around.decoders(),
                        model.births()));
        var bar = around.fxml().load("recording/replay.fxml", new ReplayView(replay, around.words()));
        this.view = new RecordingView(model, around.words(), around.files(), new RecordingView.Parts(details, bar), close);
        around.fxml().load("recording/recording.fxml", view);
    }

    /// What is shown.
    public Screen screen() {
        return view;
    }

    @Override
    public void sample(long now) {
        model.sample(now);
        replay.sample(now);
    }

    /// Ends the replay, and reads no more.
    @Override
    public void close() {
        replay.close();
        model.close();
    }
}
