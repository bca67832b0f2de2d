package dev.mqttworkbench.app.brokerview;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.workbench.BrokerProfile;
import dev.mqttworkbench.app.workbench.BrokerProfile.Access;
import dev.mqttworkbench.app.workbench.BrokerProfile.Bounds;
import dev.mqttworkbench.app.workbench.BrokerProfile.Certificate;
import dev.mqttworkbench.app.workbench.BrokerProfile.Extra;
import dev.mqttworkbench.app.workbench.Words;

/// The settings of the broker while they are edited, as they are written. On the JavaFX thread only.
final class BrokerForm {

    private static final int HIGHEST_PORT = 65_535;
    private static final int LARGEST_PACKET = 268_435_460;
    private static final int SMALLEST_PACKET = 128;

    /// What is written cannot be used; the message is a sentence for the user.
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    final StringProperty port = new SimpleStringProperty(this, "port", "");
    final ObservableList<ListenerRow> listeners =
            FXCollections.observableArrayList(row -> new Observable[] {row.kindProperty(), row.portProperty()});
    final StringProperty chain = new SimpleStringProperty(this, "chain", "");
    final StringProperty key = new SimpleStringProperty(this, "key", "");
    final StringProperty clientAuthorities = new SimpleStringProperty(this, "clientAuthorities", "");
    final StringProperty passwordFile = new SimpleStringProperty(this, "passwordFile", "");
    final StringProperty accessList = new SimpleStringProperty(this, "accessList", "");
    final ObjectProperty<Access.Anonymous> anonymous = new SimpleObjectProperty<>(this, "anonymous", Access.Anonymous.BY_ITSELF);
    final StringProperty connections = new SimpleStringProperty(this, "connections", "");
    final StringProperty publishesPerSecond = new SimpleStringProperty(this, "publishesPerSecond", "");
    final StringProperty maximumPacketSize = new SimpleStringProperty(this, "maximumPacketSize", "");
    final StringProperty queuedMessages = new SimpleStringProperty(this, "queuedMessages", "");
    final StringProperty retainedMessages = new SimpleStringProperty(this, "retainedMessages", "");
    final BooleanProperty onDisk = new SimpleBooleanProperty(this, "onDisk", true);
    final BooleanProperty survivesPowerLoss = new SimpleBooleanProperty(this, "survivesPowerLoss");

    private final Words words;
    private final int usualPort;

    /// @param usualPort of plain MQTT where nobody has chosen one; 0: any that is free
    BrokerForm(Words words, int usualPort) {
        this.words = words;
        this.usualPort = usualPort;
    }

    /// Everything that may change.
    List<Observable> all() {
        return List.of(port, listeners, chain, key, clientAuthorities, passwordFile, accessList, anonymous, connections, publishesPerSecond, maximumPacketSize,
                queuedMessages, retainedMessages, onDisk, survivesPowerLoss);
    }

    void show(BrokerProfile profile) {
        var shownPort = profile.port() == 0 ? usualPort : profile.port();
        port.set(shownPort == 0 ? "" : Integer.toString(shownPort));
        listeners.setAll(profile.listeners().stream().map(each -> new ListenerRow(each.kind(), Integer.toString(each.port()))).toList());
        chain.set(profile.certificate().chain());
        key.set(profile.certificate().key());
        clientAuthorities.set(profile.certificate().clientAuthorities());
        passwordFile.set(profile.access().passwordFile());
        accessList.set(profile.access().accessList());
        anonymous.set(profile.access().anonymous());
        connections.set(Integer.toString(profile.limits().connections()));
        publishesPerSecond.set(Integer.toString(profile.limits().publishesPerSecond()));
        maximumPacketSize.set(Integer.toString(profile.limits().maximumPacketSize()));
        queuedMessages.set(Integer.toString(profile.limits().queuedMessages()));
        retainedMessages.set(Integer.toString(profile.limits().retainedMessages()));
        onDisk.set(!profile.inMemory());
        survivesPowerLoss.set(profile.survivesPowerLoss());
    }

    /// What is written, as a profile.
    ///
    /// @param openToNetwork which is not part of the form
    BrokerProfile read(boolean openToNetwork) throws Unusable {
        try {
            return new BrokerProfile(openToNetwork, readPort(), readListeners(),
                    new Certificate(chain.get().strip(), key.get().strip(), clientAuthorities.get().strip()), new Access(passwordFile.get().strip(), accessList.get().strip(), anonymous.get()), readLimits(), !onDisk.get(),
                    survivesPowerLoss.get());
        } catch (IllegalArgumentException noPath) {
            throw new Unusable(String.valueOf(noPath.getMessage()));
        }
    }

    private int readPort() throws Unusable {
        if (port.get().isBlank()) {
            return 0;
        }
        var read = number(port.get(), "broker.settings.port", 1, HIGHEST_PORT);
        return read == usualPort ? 0 : read;
    }

    private List<Extra> readListeners() throws Unusable {
        var extras = new ArrayList<Extra>();
        for (var row : listeners) {
            extras.add(new Extra(row.kindProperty().get(), number(row.portProperty().get(), "broker.settings.port", 0, HIGHEST_PORT)));
        }
        return extras;
    }

    private Bounds readLimits() throws Unusable {
        return new Bounds(
                number(connections.get(), "broker.limit.connections", 1, Integer.MAX_VALUE),
                number(publishesPerSecond.get(), "broker.limit.publishesPerSecond", 0, Integer.MAX_VALUE),
                number(maximumPacketSize.get(), "broker.limit.maximumPacketSize", SMALLEST_PACKET, LARGEST_PACKET),
                number(queuedMessages.get(), "broker.limit.queuedMessages", 1, Integer.MAX_VALUE),
                number(retainedMessages.get(), "broker.limit.retainedMessages", 1, Integer.MAX_VALUE));
    }

    private int number(String text, String nameKey, int least, int most) throws Unusable {
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // the sentence below says what is wanted
        }
        throw new Unusable(words.get("broker.settings.fault.number", words.get(nameKey), Integer.toString(least), Integer.toString(most), text));
    }

    /// Adds a listener of a kind that is not there yet.
    void addListener() {
        var there = listeners.stream().map(row -> row.kindProperty().get()).toList();
        var kind = List.of(Extra.Kind.MQTTS, Extra.Kind.WS, Extra.Kind.WSS).stream()
                .filter(each -> !there.contains(each)).findFirst().orElse(Extra.Kind.MQTT);
        listeners.add(new ListenerRow(kind, switch (kind) {
            case MQTT -> "1884";
            case MQTTS -> "8883";
            case WS -> "8083";
            case WSS -> "8084";
        }));
    }
}
