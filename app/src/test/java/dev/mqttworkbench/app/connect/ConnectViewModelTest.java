package dev.mqttworkbench.app.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.ProfileList;
import dev.mqttworkbench.app.workbench.profile.ProxySettings;
import dev.mqttworkbench.app.workbench.profile.Scheme;
import dev.mqttworkbench.app.workbench.profile.TlsSettings;
import dev.mqttworkbench.app.workbench.secret.SecretStore;
import dev.mqttworkbench.app.workbench.secret.Secrets;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.client.ClientState;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ConnectViewModelTest {

    /// Secrets in memory.
    private static final class Memory implements SecretStore {

        private boolean isLocked;
        private final Map<String, String> secrets = new ConcurrentHashMap<>();

        @Override
        public Optional<String> read(String name) throws IOException {
            if (isLocked) {
                throw new IOException("locked");
            }
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void write(String name, String secret) {
            secrets.put(name, secret);
        }

        @Override
        public void remove(String name) {
            secrets.remove(name);
        }
    }

    @TempDir
    private Path folder;

    private final Broker broker = Broker.start(BrokerSettings.defaults().withPort(0)).toCompletableFuture().join();
    // What would run on the JavaFX thread: each answer waits here until the test lets it through.
    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final Tasks tasks = new Tasks(answers::add, Runnable::run);
    private final Connections connections = new Connections(tasks);
    private final Memory secrets = new Memory();
    private ProfilesViewModel profiles;
    private ConnectViewModel model;
    private boolean isDone;

    @BeforeEach
    void nameTheBroker() {
        speak(Locale.ENGLISH);
        profiles.form().general.host.textProperty().set(broker.address().getHostString());
        profiles.form().general.port.textProperty().set(Integer.toString(broker.address().getPort()));
    }

    private void speak(Locale locale) {
        var words = new Words(Resources.words(locale), locale);
        var kept = new SettingsFolder(folder, tasks).keep("profiles", ProfileList.class, 1, ProfileList.EMPTY);
        profiles = new ProfilesViewModel(kept, new DeletedProfiles(), new Secrets(secrets, tasks), tasks, words, () -> "workbench");
        model = new ConnectViewModel(connections, profiles, tasks, words);
    }

    @AfterEach
    void stop() {
        connections.close();
        broker.close();
    }

    @Test
    void connects() throws InterruptedException {
        model.connect(() -> isDone = true);
        assertThat(model.busyProperty().get()).isTrue();

        letAnswersThroughUntil(() -> isDone);

        assertThat(model.busyProperty().get()).isFalse();
        assertThat(connections.current().connection()).isPresent();
    }

    @Test
    void connectsWhereTheKeyStoreIsLockedAndNothingIsInIt() throws InterruptedException {
        secrets.isLocked = true;

        model.connect(() -> isDone = true);
        letAnswersThroughUntil(() -> isDone);

        assertThat(connections.current().connection()).isPresent();
    }

    @Test
    void saysThatTheKeyStoreIsLockedWhereAPasswordMayBeInIt() throws InterruptedException {
        profiles.form().general.userName.textProperty().set("baker");
        secrets.isLocked = true;

        model.connect(() -> isDone = true);
        letAnswersThroughUntil(() -> model.failedProperty().get());

        assertThat(model.sentenceProperty().get()).contains("locked");
        assertThat(isDone).isFalse();
    }

    @Test
    void keepsTheConnectionInUseWhenAnotherIsGivenUp() throws InterruptedException {
        var inUse = new Connection(
                ConnectOptions.to(broker.address().getHostString(), broker.address().getPort()), List.of("#"), true);
        var opened = connections.open(inUse).toCompletableFuture();
        letAnswersThroughUntil(opened::isDone);

        model.connect(() -> isDone = true);
        letAnswersThroughUntil(() -> model.steps().stream().anyMatch(line -> line.step() == Step.CONNACK && line.state() == StepLine.State.PASSED));
        model.giveUp();
        letAnswersThroughUntil(answers::isEmpty);

        assertThat(connections.current().connection()).containsSame(inUse);
        assertThat(isDone).isFalse();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.failedProperty().get()).isFalse();
        assertThat(model.sentenceProperty().get()).isEmpty();
    }

    @Test
    void tellsEveryStepOfATestAndLeavesTheBrokerAgain() throws InterruptedException {
        model.test();
        letAnswersThroughUntil(() -> !model.busyProperty().get());

        assertThat(model.failedProperty().get()).isFalse();
        assertThat(model.steps()).extracting(StepLine::step, StepLine::state).containsExactly(
                tuple(Step.NAME, StepLine.State.PASSED), tuple(Step.TCP, StepLine.State.PASSED), tuple(Step.CONNACK, StepLine.State.PASSED));
        assertThat(connections.current().connection()).isEmpty();
    }

    /// Also where the profile asks for a session that stays.
    @Test
    void leavesNoSessionBehindATest() throws InterruptedException {
        profiles.form().session.expiry.textProperty().set("600");
        model.test();
        letAnswersThroughUntil(() -> !model.busyProperty().get());

        assertThat(model.failedProperty().get()).isFalse();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!broker.sessions().all().toCompletableFuture().join().isEmpty()) {
            assertThat(System.nanoTime()).as("before the deadline").isLessThan(end);
        }
    }

    @Test
    void testsBesideAnOpenConnectionOfTheSameClient() throws InterruptedException {
        model.connect(() -> isDone = true);
        letAnswersThroughUntil(() -> isDone);
        model.test();
        letAnswersThroughUntil(() -> !model.busyProperty().get());

        assertThat(model.failedProperty().get()).isFalse();
        assertThat(connections.current().connection().orElseThrow().state()).isInstanceOf(ClientState.Connected.class);
    }

    @Test
    void saysInGermanThatNothingListens() throws InterruptedException {
        speak(Locale.GERMAN);
        profiles.form().general.host.textProperty().set("127.0.0.1");
        profiles.form().general.port.textProperty().set(Integer.toString(broker.address().getPort()));
        broker.close(); // now nothing listens there

        model.connect(() -> isDone = true);
        letAnswersThroughUntil(() -> !model.busyProperty().get());

        assertThat(model.failedProperty().get()).isTrue();
        assertThat(model.sentenceProperty().get()).isEqualTo(
                "TCP gescheitert. An 127.0.0.1 Port %d lauscht niemand. Läuft der Broker, und stimmt sein Port?".formatted(broker.address().getPort()));
        assertThat(isDone).isFalse();
    }

    @Test
    void saysInGermanWhatIsMissing() {
        speak(Locale.GERMAN);
        var form = profiles.form();
        form.general.host.textProperty().set("");
        model.connect(() -> isDone = true);
        assertThat(model.sentenceProperty().get()).startsWith("Der Rechner fehlt");

        form.general.host.textProperty().set("localhost");
        form.general.port.textProperty().set("0");
        assertThat(form.general.port.faultProperty().get()).isEqualTo("Port geht von 1 bis 65535.");
        model.connect(() -> isDone = true);
        assertThat(model.sentenceProperty().get()).isEqualTo("Port geht von 1 bis 65535.");

        form.subscriptions.form().filter.textProperty().set("#/a");
        form.subscriptions.add();
        assertThat(form.subscriptions.sentenceProperty().get()).startsWith("# steht immer am Ende");
    }

    @Test
    void saysNoMoreWhatWasWrongWithWhatStoodThereBefore() {
        var port = profiles.form().general.port;
        port.textProperty().set("0");
        model.connect(() -> isDone = true);
        assertThat(model.failedProperty().get()).isTrue();

        port.textProperty().set("1883");
        assertThat(model.failedProperty().get()).isFalse();
        assertThat(model.sentenceProperty().get()).isEmpty();
    }

    @Test
    void doesNotLetAClientEndItsOwnConnection() throws InterruptedException {
        model.connect(() -> isDone = true);
        letAnswersThroughUntil(() -> isDone);
        model.connect(() -> isDone = false);

        assertThat(model.failedProperty().get()).isTrue();
        assertThat(model.sentenceProperty().get()).startsWith("This client is connected there already.");
        assertThat(connections.workspaces()).hasSize(1);
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        var form = profiles.form();
        form.session.version.set(ProtocolVersion.V3_1);
        form.general.clientIdentifier.textProperty().set("");
        expectFault("MQTT 3.1 needs a client identifier");

        form.session.version.set(ProtocolVersion.V3_1_1);
        form.password.textProperty().set("sesame");
        expectFault("Before MQTT 5 there is no password");

        form.session.version.set(ProtocolVersion.V5);
        form.general.scheme.set(Scheme.MQTTS);
        form.security.identity.set(TlsSettings.Identity.PKCS12);
        expectFault("The client certificate is missing");

        form.general.scheme.set(Scheme.MQTT);
        form.security.proxy.set(ProxySettings.Kind.HTTP);
        expectFault("The host of the proxy is missing");

        form.security.proxy.set(ProxySettings.Kind.NONE);
        form.will.isOn.set(true);
        expectFault("The will has no topic");
    }

    private void expectFault(String sentence) {
        model.test();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.sentenceProperty().get()).startsWith(sentence);
    }

    @Test
    void movesThePortWithTheSchemeUntilSomebodyHasChosenOne() {
        var general = profiles.form().general;
        general.port.textProperty().set("1883");
        general.scheme.set(Scheme.MQTTS);
        assertThat(general.port.value()).isEqualTo(8883);

        general.port.textProperty().set("1234");
        general.scheme.set(Scheme.WSS);
        assertThat(general.port.value()).isEqualTo(1234);
    }

    private void letAnswersThroughUntil(BooleanSupplier state) throws InterruptedException {
        while (!state.getAsBoolean()) {
            var answer = answers.poll(20, TimeUnit.SECONDS);
            assertThat(answer).as("an answer in time").isNotNull();
            answer.run();
        }
    }
}
