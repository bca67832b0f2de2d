package dev.mqttworkbench.app.handshakes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.gate.Impairment;
import dev.mqttworkbench.mqtt.packet.PacketType;

/// A bad network as it is written: text until it is asked for. On the JavaFX thread only.
public final class NetworkForm {

    /// The numbers of a network.
    ///
    /// @param lossPercent of the packets that may get lost
    /// @param delayMillis of each packet
    /// @param jitterMillis up to how much longer
    /// @param bytesPerSecond 0 for as much as there is
    /// @param cutSeconds how long a connection stands; 0 for ever
    record Numbers(int lossPercent, int delayMillis, int jitterMillis, int bytesPerSecond, int cutSeconds) {}

    /// The longest delay and jitter, in milliseconds.
    static final int MOST_MILLIS = 60_000;

    private static final int MOST_LOSS = 100;
    private static final int MOST_BYTES = 1_000_000_000;
    private static final int MOST_SECONDS = 86_400;

    private final StringProperty client = new SimpleStringProperty(this, "client", "");
    private final StringProperty loss = new SimpleStringProperty(this, "loss", "20");
    private final ObjectProperty<Optional<PacketType>> type = new SimpleObjectProperty<>(this, "type", Optional.empty());
    private final BooleanProperty cutsAfterLoss = new SimpleBooleanProperty(this, "cutsAfterLoss", true);
    private final StringProperty delay = new SimpleStringProperty(this, "delay", "0");
    private final StringProperty jitter = new SimpleStringProperty(this, "jitter", "0");
    private final StringProperty bandwidth = new SimpleStringProperty(this, "bandwidth", "0");
    private final StringProperty cutEvery = new SimpleStringProperty(this, "cutEvery", "0");
    private final StringProperty seed = new SimpleStringProperty(this, "seed", "1");

    NetworkForm() {}

    /// Writes numbers into the form.
    void fill(Numbers numbers) {
        loss.set(String.valueOf(numbers.lossPercent()));
        delay.set(String.valueOf(numbers.delayMillis()));
        jitter.set(String.valueOf(numbers.jitterMillis()));
        bandwidth.set(String.valueOf(numbers.bytesPerSecond()));
        cutEvery.set(String.valueOf(numbers.cutSeconds()));
    }

    /// The packets that may get lost.
    static List<PacketType> losable() {
        return Impairment.EXCHANGES.stream().sorted().toList();
    }

    /// What is written.
    ///
    /// @throws IllegalArgumentException when a number is none, or is out of its bounds
    Impairment impairment() {
        var cut = number(cutEvery, MOST_SECONDS);
        return new Impairment(Long.parseLong(seed.get().strip()), type.get().map(Set::of).orElse(Impairment.EXCHANGES),
                number(loss, MOST_LOSS) / (double) MOST_LOSS, cutsAfterLoss.get(), Duration.ofMillis(number(delay, MOST_MILLIS)),
                Duration.ofMillis(number(jitter, MOST_MILLIS)), number(bandwidth, MOST_BYTES),
                cut == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(cut)));
    }

    private static int number(StringProperty written, int most) {
        var number = Integer.parseInt(written.get().strip());
        if (number < 0 || number > most) {
            throw new IllegalArgumentException("0 to " + most + ", not " + number);
        }
        return number;
    }

    // ---- what the view binds to ----

    /// Whose way is to be bad.
    public StringProperty clientProperty() {
        return client;
    }

    /// How many of a hundred packets get lost.
    public StringProperty lossProperty() {
        return loss;
    }

    /// Which packets may get lost; all of exchanges where none is said.
    public ObjectProperty<Optional<PacketType>> typeProperty() {
        return type;
    }

    /// Whether the connection is cut behind a lost packet.
    public BooleanProperty cutsAfterLossProperty() {
        return cutsAfterLoss;
    }

    /// By how many milliseconds each packet comes later.
    public StringProperty delayProperty() {
        return delay;
    }

    /// Up to how many milliseconds more that may be.
    public StringProperty jitterProperty() {
        return jitter;
    }

    /// How many bytes pass in a second, each way.
    public StringProperty bandwidthProperty() {
        return bandwidth;
    }

    /// After how many seconds a connection is cut.
    public StringProperty cutEveryProperty() {
        return cutEvery;
    }

    /// The seed of chance.
    public StringProperty seedProperty() {
        return seed;
    }
}
