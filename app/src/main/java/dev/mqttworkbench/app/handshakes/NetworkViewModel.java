package dev.mqttworkbench.app.handshakes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.gate.Gates;
import dev.mqttworkbench.gate.Impairment;

/// Decides whose way to the broker is bad, and how. What was made bad stays so, whatever is looked at, until it is taken back or packets
/// come from elsewhere. On the JavaFX thread only.
public final class NetworkViewModel implements AutoCloseable {

    /// A client whose way is bad.
    ///
    /// @param client its identifier
    /// @param sentence how it is
    public record Bad(String client, String sentence) {}

    private final ReadOnlyObjectProperty<Optional<FlowSource>> source;
    private final Words words;
    private final Tasks tasks;
    private final NetworkForm form = new NetworkForm();
    private final Map<String, Impairment> impaired = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<Bad>> bad = new ReadOnlyObjectWrapper<>(this, "bad", List.of());
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");

    /// @param source what makes ways bad at present
    public NetworkViewModel(ReadOnlyObjectProperty<Optional<FlowSource>> source, Words words, Tasks tasks) {
        this.source = source;
        this.words = words;
        this.tasks = tasks;
        source.addListener((observed, before, now) -> before.ifPresent(each -> takeAllBack(each.gates())));
    }

    /// What is written.
    public NetworkForm form() {
        return form;
    }

    /// Writes the numbers of a network that one meets.
    void propose(NetworkPreset preset) {
        form.fill(preset.numbers());
    }

    /// Proposes a client where none is written.
    public void propose(Optional<String> client) {
        if (form.clientProperty().get().isBlank()) {
            client.ifPresent(form.clientProperty()::set);
        }
    }

    /// Makes the way of the client bad as it is written.
    public void apply() {
        var client = form.clientProperty().get().strip();
        if (client.isEmpty()) {
            fault.set(words.get("handshakes.network.fault.client"));
            return;
        }
        try {
            var impairment = form.impairment();
            fault.set("");
            impair(client, Optional.of(impairment));
        } catch (IllegalArgumentException wrong) { // a number that is none, or is out of its bounds
            fault.set(words.get("handshakes.network.fault.numbers", NetworkForm.MOST_MILLIS));
        }
    }

    /// Makes the way of a client as it was.
    public void takeBack(String client) {
        impair(client, Optional.empty());
    }

    private void impair(String client, Optional<Impairment> how) {
        source.get().ifPresent(from -> tasks.whenComplete(from.gates().impair(client, how), done -> {
            if (!source.get().equals(Optional.of(from))) { // packets come from elsewhere meanwhile
                from.gates().impair(client, Optional.empty());
                return;
            }
            how.ifPresentOrElse(each -> impaired.put(client, each), () -> impaired.remove(client));
            show();
        }, failure -> fault.set(new FailureWords(words).of(failure))));
    }

    private void takeAllBack(Gates gates) {
        impaired.keySet().forEach(client -> gates.impair(client, Optional.empty()));
        impaired.clear();
        show();
    }

    private void show() {
        bad.set(impaired.entrySet().stream().map(each -> new Bad(each.getKey(), sentence(each.getValue()))).toList());
    }

    private String sentence(Impairment impairment) {
        var loss = impairment.loss() == 0 ? "" : words.get("handshakes.network.sentence.loss", Math.round(impairment.loss() * 100),
                impairment.types().size() == 1 ? impairment.types().iterator().next().toString() : words.get("handshakes.network.type.all"));
        var delay = impairment.delay().isZero() && impairment.jitter().isZero() ? ""
                : words.get("handshakes.network.sentence.delay", impairment.delay().toMillis(), impairment.delay().plus(impairment.jitter()).toMillis());
        var bandwidth = impairment.bytesPerSecond() == 0 ? "" : words.get("handshakes.network.sentence.bandwidth", impairment.bytesPerSecond());
        var cut = impairment.cutEvery().map(each -> words.get("handshakes.network.sentence.cut", each.toSeconds())).orElse("");
        var parts = List.of(loss, delay, bandwidth, cut).stream().filter(each -> !each.isEmpty()).toList();
        return parts.isEmpty() ? words.get("handshakes.network.sentence.good") : String.join(" · ", parts);
    }

    /// Makes all ways as they were.
    @Override
    public void close() {
        source.get().ifPresent(each -> takeAllBack(each.gates()));
    }

    /// The clients whose way is bad.
    public ReadOnlyObjectProperty<List<Bad>> badProperty() {
        return bad.getReadOnlyProperty();
    }

    /// What is wrong with what is written; empty where nothing is.
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }
}
