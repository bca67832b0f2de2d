package dev.mqttworkbench.app.launch;

import java.time.ZoneId;
import java.util.Optional;

import dev.mqttworkbench.app.messages.MessageDetails;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.recording.OpenRecording;
import dev.mqttworkbench.app.recording.RecordControls;
import dev.mqttworkbench.app.recording.RecordViewModel;
import dev.mqttworkbench.app.recording.RecordingFile;
import dev.mqttworkbench.app.stream.StreamActions;
import dev.mqttworkbench.app.stream.StreamSettings;
import dev.mqttworkbench.app.stream.StreamView;
import dev.mqttworkbench.app.stream.StreamViewModel;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.SubscriptionColours;
import dev.mqttworkbench.app.workbench.Workspace;

/// The messages of one connection as they come, or a recording in their place.
final class StreamPart implements AutoCloseable {

    private final Workspace workspace;
    private final Shared shared;
    private final StreamActions actions;
    private final Sampling sampling;
    private final StreamViewModel stream;
    private final RecordViewModel record;
    private final Once<StreamPlace> place = new Once<>(this::make);
    private Optional<OpenRecording> recording = Optional.empty();

    StreamPart(Workspace workspace, Shared shared, StreamActions actions) {
        this.workspace = workspace;
        this.shared = shared;
        this.actions = actions;
        this.sampling = new Sampling(shared.sampler());
        this.stream = sampling.add(new StreamViewModel(workspace.log(), workspace.selection(), shared.words(), ZoneId.systemDefault(), actions,
                shared.tasks(), shared.kept().filters()));
        stream.setShown(false);
        var kept = shared.kept().stream();
        stream.filterTextProperty().set(kept.get().filter());
        stream.filterTextProperty().addListener((observed, before, now) -> kept.set(new StreamSettings(now)));
        this.record = sampling.add(new RecordViewModel(workspace.connectionProperty(), shared.words(), shared.tasks(), this::showRecording));
    }

    private StreamPlace make() {
        var details = shared.fxml().load("messages/details.fxml",
                new MessageDetails(stream.selectedProperty(), stream.text(),
                        new MessageDetails.Acts(stream::republish, Optional.of(stream::showHandshake), stream::filterBy), shared.tasks(), shared.decoders(), BirthCertificates.of(workspace.log())));
        var controls = new RecordControls(record, shared.words(), shared.files());
        var screen = new StreamView(stream, actions, shared.words(), shared.files(), new SubscriptionColours(workspace)::of,
                new StreamView.Parts(details, controls.button(), controls.strip()));
        shared.fxml().load("stream/stream.fxml", screen);
        return new StreamPlace(shared.remembering(screen));
    }

    Screen screen() {
        return place.get();
    }

    private void showRecording(RecordingFile file) {
        closeRecording();
        var around = new OpenRecording.Surroundings(
                shared.words(), shared.fxml(), shared.tasks(), shared.decoders(), shared.files(), shared.targets());
        var opened = new OpenRecording(file, around, actions::republish, () -> {
            closeRecording();
            place.get().showLive();
        });
        recording = Optional.of(opened);
        shared.sampler().add(opened);
        place.get().show(opened.screen());
    }

    private void closeRecording() {
        recording.ifPresent(before -> {
            shared.sampler().remove(before);
            before.close();
        });
        recording = Optional.empty();
    }

    @Override
    public void close() {
        sampling.close();
        record.close();
        closeRecording();
        stream.detach();
    }
}
