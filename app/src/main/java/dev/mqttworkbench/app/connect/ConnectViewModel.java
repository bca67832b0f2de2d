package dev.mqttworkbench.app.connect;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.FailureWords;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Profile;
import dev.mqttworkbench.app.workbench.profile.ProfileOptions;
import dev.mqttworkbench.app.workbench.profile.ProfileSecrets;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// Decides about connecting, and about trying it: what is missing, which step failed, whether a certificate is to be believed.
/// On the JavaFX thread only.
public final class ConnectViewModel {

    /// What is under way.
    private enum Attempt {
        CONNECT, TEST
    }

    private static final int LONGEST_IDENTIFIER_OF_3_1 = 23;

    private final Connections connections;
    private final ProfilesViewModel profiles;
    private final Tasks tasks;
    private final Words words;
    private final StepLines steps;

    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(this, "failed");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<Optional<CertificateQuestion>> question = new ReadOnlyObjectWrapper<>(this, "question", Optional.empty());
    private Optional<Connection> pending = Optional.empty();
    private Attempt attempt = Attempt.CONNECT;
    private Runnable whenConnected = () -> {};
    private int attempts; // counts them, so that an answer to one that was given up is known as such

    /// @param profiles the one in the form is connected
    public ConnectViewModel(Connections connections, ProfilesViewModel profiles, Tasks tasks, Words words) {
        this.connections = connections;
        this.profiles = profiles;
        this.tasks = tasks;
        this.words = words;
        this.steps = new StepLines(words);
        profiles.whenOther(this::forgetOutcome);
    }

    /// What was said is about what stood in the form before.
    private void forgetOutcome() {
        if (!busy.get() && question.get().isEmpty()) {
            failed.set(false);
            sentence.set("");
            steps.clear();
        }
    }

    /// Connects as the form says; calls `done` when the connection stands, and says in a sentence what is wrong otherwise.
    public void connect(Runnable done) {
        whenConnected = done;
        begin(Attempt.CONNECT);
    }

    /// Takes every step to the broker, tells of each, and leaves again.
    public void test() {
        begin(Attempt.TEST);
    }

    private void begin(Attempt which) {
        if (busy.get()) {
            return;
        }
        attempt = which;
        question.set(Optional.empty());
        steps.clear();
        var fault = profiles.form().fault().or(this::alreadyOpen);
        if (fault.isPresent()) {
            fail(fault.get());
            return;
        }
        busy.set(true);
        failed.set(false);
        var mine = ++attempts;
        var profile = profiles.current();
        sentence.set(words.get(which == Attempt.TEST ? "connect.testing" : "connect.connecting", profile.address().host() + ":" + profile.address().port()));
        tasks.whenComplete(profiles.currentSecrets(), secrets -> unlessGivenUp(mine, () -> open(profile, secrets, mine)),
                failure -> unlessGivenUp(mine, () -> {
                    if (profile.needsSecrets()) {
                        failed(new IllegalStateException(words.get("connect.secretTrouble", new FailureWords(words).of(failure))));
                    } else { // a key store that is locked stands in nobody's way who has nothing in it
                        open(profile, ProfileSecrets.NONE, mine);
                    }
                }));
    }

    /// Two connections of the same client at the same broker would end each other.
    private Optional<String> alreadyOpen() {
        var profile = profiles.current();
        var isOpen = attempt == Attempt.CONNECT && openOptions().anyMatch(options -> !options.clientIdentifier().isEmpty()
                && options.clientIdentifier().equals(profile.session().clientIdentifier()) && options.address().equals(profile.address().text()));
        return isOpen ? Optional.of(words.get("connect.error.open")) : Optional.empty();
    }

    private Stream<ConnectOptions> openOptions() {
        return connections.workspaces().stream().filter(workspace -> !(workspace.stateProperty().get() instanceof ClientState.Disconnected))
                .flatMap(workspace -> workspace.connection().stream()).map(Connection::options);
    }

    private void unlessGivenUp(int mine, Runnable action) {
        if (mine == attempts) {
            action.run();
        }
    }

    private void open(Profile profile, ProfileSecrets secrets, int mine) {
        try {
            var options = ProfileOptions.of(profile, secrets);
            var connection = attempt == Attempt.TEST ? new Connection(harmless(options), List.of(), false) : Connection.of(profile, options);
            pending = Optional.of(connection);
            steps.begin(options);
            connection.onStep(step -> tasks.screen().execute(() -> unlessGivenUp(mine, () -> steps.passed(step))));
            tasks.whenComplete(start(connection), opened -> unlessGivenUp(mine, () -> opened(connection)),
                    failure -> unlessGivenUp(mine, () -> failed(failure)));
        } catch (IllegalArgumentException wrong) {
            failed(wrong);
        }
    }

    private CompletionStage<?> start(Connection connection) {
        return attempt == Attempt.TEST ? connection.open() : connections.open(connection);
    }

    /// A test takes no Session over, resumes none and leaves none behind: what waits in one for this client stays there.
    private ConnectOptions harmless(ConnectOptions wanted) {
        var options = wanted.withProperties(wanted.properties().without(Property.SESSION_EXPIRY_INTERVAL));
        var identifier = options.clientIdentifier();
        if (identifier.isEmpty() || options.cleanStart() && openOptions().noneMatch(open -> open.clientIdentifier().equals(identifier))) {
            return options.withCleanStart(true);
        }
        var other = "test-" + identifier;
        return options.withCleanStart(true).withClientIdentifier(
                options.version() == ProtocolVersion.V3_1 ? other.substring(0, Math.min(other.length(), LONGEST_IDENTIFIER_OF_3_1)) : other);
    }

    private void opened(Connection connection) {
        connection.onStep(step -> {});
        pending = Optional.empty();
        busy.set(false);
        if (attempt == Attempt.TEST) {
            connection.close();
            sentence.set(words.get("connect.tested"));
        } else {
            sentence.set("");
            profiles.keepSecrets();
            whenConnected.run();
        }
    }

    private void failed(Throwable failure) {
        pending.ifPresent(Connection::close);
        pending = Optional.empty();
        busy.set(false);
        if (failure instanceof ConnectFailure known) {
            steps.failed(known.step());
            var why = new FailureWords(words).of(known);
            question.set(known.certificate().map(certificate -> new CertificateQuestion(certificate, why)));
            fail(known.step().map(step -> words.get("connect.failedAt", words.get("connect.step.title." + step), why)).orElse(why));
        } else {
            steps.clear();
            fail(new FailureWords(words).of(failure));
        }
    }

    private void fail(String why) {
        failed.set(true);
        sentence.set(why);
    }

    // ---- the certificate ----

    /// Believes the certificate from now on, and tries again what failed.
    public void accept() {
        question.get().ifPresent(asked -> {
            profiles.form().security.accept(asked.certificate().fingerprint());
            begin(attempt);
        });
    }

    /// Does not believe it.
    public void refuse() {
        question.set(Optional.empty());
        steps.clear();
        failed.set(false);
        sentence.set(words.get("connect.certificate.refused"));
    }

    // ---- the end ----

    /// Gives up what is under way, if anything is: connections in use stay.
    public void giveUp() {
        attempts++;
        pending.ifPresent(connection -> {
            connections.giveUp(connection);
            connection.close();
        });
        pending = Optional.empty();
        busy.set(false);
        failed.set(false);
        sentence.set("");
        steps.clear();
        question.set(Optional.empty());
    }

    /// The panel was left.
    public void leave() {
        giveUp();
        profiles.keepSecrets();
    }

    /// What is going on, or what is wrong.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether the sentence says what is wrong.
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /// Whether something is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ObservableList<StepLine> steps() {
        return steps.lines();
    }

    ReadOnlyObjectProperty<Optional<CertificateQuestion>> questionProperty() {
        return question.getReadOnlyProperty();
    }
}
