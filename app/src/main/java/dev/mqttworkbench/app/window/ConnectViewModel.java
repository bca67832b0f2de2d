package dev.mqttworkbench.app.window;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// Decides about the panel for another broker: what is missing, what went wrong, when it is done. On the JavaFX thread only.
public final class ConnectViewModel {

    private final Connections connections;
    private final Tasks tasks;
    private final Words words;

    private final StringProperty host = new SimpleStringProperty(this, "host", "");
    private final StringProperty port = new SimpleStringProperty(this, "port", "1883");
    private final ObjectProperty<ProtocolVersion> version = new SimpleObjectProperty<>(this, "version", ProtocolVersion.V5);
    private final StringProperty clientIdentifier;
    private final StringProperty userName = new SimpleStringProperty(this, "userName", "");
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final StringProperty topicFilter = new SimpleStringProperty(this, "topicFilter", "#");

    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final BooleanProperty failed = new SimpleBooleanProperty(this, "failed");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private Optional<Connection> pending = Optional.empty();

    /// @param clientIdentifier the one that is proposed
    public ConnectViewModel(Connections connections, Tasks tasks, Words words, String clientIdentifier) {
        this.connections = connections;
        this.tasks = tasks;
        this.words = words;
        this.clientIdentifier = new SimpleStringProperty(this, "clientIdentifier", clientIdentifier);
    }

    /// Connects as the fields say; calls `done` when the connection stands, and says in a sentence what is wrong otherwise.
    public void connect(Runnable done) {
        if (busy.get()) {
            return;
        }
        try {
            open(options(), filter(), done);
        } catch (IllegalArgumentException wrong) {
            fail(new FailureWords(words).of(wrong));
        }
    }

    private void open(ConnectOptions options, String filter, Runnable done) {
        busy.set(true);
        failed.set(false);
        sentence.set(words.get("connect.connecting", options.host() + ":" + options.port()));
        var connection = new Connection(options, List.of(filter), false);
        pending = Optional.of(connection);
        tasks.whenComplete(connections.open(connection), opened -> {
            ended();
            done.run();
        }, failure -> {
            ended();
            fail(new FailureWords(words).of(failure));
        });
    }

    private void ended() {
        pending = Optional.empty();
        busy.set(false);
        sentence.set("");
    }

    /// Gives up the connection that is being made, if there is one: the one in use stays.
    public void giveUp() {
        pending.ifPresent(connections::giveUp);
        ended();
    }

    private void fail(String why) {
        failed.set(true);
        sentence.set(why);
    }

    private ConnectOptions options() {
        if (host.get().isBlank()) {
            throw new IllegalArgumentException(words.get("connect.error.host"));
        }
        var plain = ConnectOptions.to(host.get().strip(), portNumber())
                .withVersion(version.get())
                .withClientIdentifier(clientIdentifier.get().strip());
        return userName.get().isEmpty() && password.get().isEmpty()
                ? plain
                : plain.withCredentials(userName.get(), Payload.ofText(password.get()));
    }

    private int portNumber() {
        return number(port.get().strip()).filter(number -> number >= 1 && number <= 65_535).orElseThrow(() -> new IllegalArgumentException(words.get("connect.error.port")));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private String filter() {
        if (topicFilter.get().isBlank()) {
            throw new IllegalArgumentException(words.get("connect.error.noFilter"));
        }
        var filter = topicFilter.get().strip();
        FilterFault.of(filter).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.sentence(words));
        });
        return filter;
    }

    /// Name or address.
    public StringProperty hostProperty() {
        return host;
    }

    /// The port as it is written.
    public StringProperty portProperty() {
        return port;
    }

    /// The version of the protocol.
    public ObjectProperty<ProtocolVersion> versionProperty() {
        return version;
    }

    /// The Client Identifier; empty lets the Server choose.
    public StringProperty clientIdentifierProperty() {
        return clientIdentifier;
    }

    /// Who; empty for nobody.
    public StringProperty userNameProperty() {
        return userName;
    }

    /// The password.
    public StringProperty passwordProperty() {
        return password;
    }

    /// What is subscribed to.
    public StringProperty topicFilterProperty() {
        return topicFilter;
    }

    /// What is going on, or what is wrong.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether the sentence says what is wrong.
    public BooleanProperty failedProperty() {
        return failed;
    }

    /// Whether a connection is being made.
    public BooleanProperty busyProperty() {
        return busy;
    }
}
