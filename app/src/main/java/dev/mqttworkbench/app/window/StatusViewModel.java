package dev.mqttworkbench.app.window;

import java.text.NumberFormat;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.payload.ByteCount;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.BundledBroker.State;
import dev.mqttworkbench.app.workbench.Connections;
import dev.mqttworkbench.app.workbench.MessageLog;
import dev.mqttworkbench.app.workbench.Words;

/// Decides what the status bar says about the broker in the box, the messages and the program. On the JavaFX thread only.
public final class StatusViewModel implements Sampler.Sampled {

    private static final long INTERVAL = 250_000_000L;
    private static final int SPARK_SECONDS = 40;

    private final Words words;
    private final NumberFormat numbers;
    private final BundledBroker broker;
    private final Connections connections;
    private final Sampler sampler;

    private final ReadOnlyObjectWrapper<Lamp> brokerLamp = new ReadOnlyObjectWrapper<>(this, "brokerLamp", Lamp.OFF);
    private final ReadOnlyStringWrapper brokerStatus = new ReadOnlyStringWrapper(this, "brokerStatus", "");
    private final ReadOnlyStringWrapper openSentence = new ReadOnlyStringWrapper(this, "openSentence", "");
    private final ReadOnlyStringWrapper clientsStatus = new ReadOnlyStringWrapper(this, "clientsStatus", "");
    private final ReadOnlyStringWrapper inStatus = new ReadOnlyStringWrapper(this, "inStatus", "");
    private final ReadOnlyStringWrapper outStatus = new ReadOnlyStringWrapper(this, "outStatus", "");
    private final ReadOnlyObjectWrapper<int[]> inPerSecond = new ReadOnlyObjectWrapper<>(this, "inPerSecond", new int[SPARK_SECONDS]);
    private final ReadOnlyObjectWrapper<int[]> outPerSecond = new ReadOnlyObjectWrapper<>(this, "outPerSecond", new int[SPARK_SECONDS]);
    private final ReadOnlyStringWrapper topicsStatus = new ReadOnlyStringWrapper(this, "topicsStatus", "");
    private final ReadOnlyStringWrapper heldStatus = new ReadOnlyStringWrapper(this, "heldStatus", "");
    private final ReadOnlyObjectWrapper<Pressure> pressure;
    private final ReadOnlyStringWrapper heapStatus = new ReadOnlyStringWrapper(this, "heapStatus", "");
    private final ReadOnlyStringWrapper framesStatus = new ReadOnlyStringWrapper(this, "framesStatus", "");

    private long shownAt = Long.MIN_VALUE;

    /// What the frame says about these.
    public StatusViewModel(Words words, BundledBroker broker, Connections connections, Sampler sampler) {
        this.words = words;
        this.numbers = NumberFormat.getIntegerInstance(words.locale());
        this.broker = broker;
        this.connections = connections;
        this.sampler = sampler;
        this.pressure = new ReadOnlyObjectWrapper<>(this, "pressure", pressureOf(log().accounts(), broker.trafficProperty().get()));
        broker.trafficProperty().addListener((observed, before, now) -> noteTraffic(now));
        connections.currentProperty().addListener((observed, before, now) -> showMessages());
        showAll();
    }

    private MessageLog log() {
        return connections.current().log();
    }

    @Override
    public void sample(long now) {
        if (shownAt == Long.MIN_VALUE || now - shownAt >= INTERVAL) {
            shownAt = now;
            showAll();
        }
    }

    private void showAll() {
        showBroker();
        showMessages();
    }

    // ---- the broker in the box ----

    private void showBroker() {
        openSentence.set(broker.stateProperty().get() instanceof State.Listening listening && listening.isOpen()
                ? words.get("window.open", Integer.toString(listening.port())) : "");
        switch (broker.stateProperty().get()) {
            case State.Starting() -> status(Lamp.WARNING, words.get("window.broker.starting"));
            case State.Listening(var host, var port, var taken, var inMemory) when inMemory ->
                    status(Lamp.WARNING, words.get("window.broker.memory", host + ":" + port));
            case State.Listening(var host, var port, var taken, var inMemory) -> status(Lamp.OK, taken
                    .map(wanted -> words.get("window.broker.taken", host + ":" + port, Integer.toString(wanted)))
                    .orElseGet(() -> words.get("window.broker.listening", host + ":" + port)));
            case State.Failed(var failure) -> status(Lamp.ERROR, words.get("window.broker.failed"));
            case State.Stopped() -> status(Lamp.OFF, words.get("window.broker.stopped"));
        }
    }

    private void status(Lamp lamp, String sentence) {
        brokerLamp.set(lamp);
        brokerStatus.set(sentence);
    }

    private void noteTraffic(BundledBroker.Traffic traffic) {
        clientsStatus.set(words.get("window.clients", traffic.clients()));
        inStatus.set(words.get("window.in", numbers.format(Math.round(traffic.received()))));
        outStatus.set(words.get("window.out", numbers.format(Math.round(traffic.sent()))));
        inPerSecond.set(shifted(inPerSecond.get(), traffic.received()));
        outPerSecond.set(shifted(outPerSecond.get(), traffic.sent()));
    }

    private static int[] shifted(int[] values, double newest) {
        var next = new int[values.length];
        System.arraycopy(values, 1, next, 0, values.length - 1);
        next[values.length - 1] = (int) Math.round(newest * 10);
        return next;
    }

    // ---- packets ----

    /// So many packets are held in the Handshakes.
    public void noteHeld(int packets) {
        heldStatus.set(packets == 0 ? "" : words.get("window.held", packets));
    }

    // ---- messages and program ----

    private void showMessages() {
        topicsStatus.set(isElsewhere()
                ? words.get("window.topics.elsewhere", log().topics()) // what the broker in the box keeps is no news of another one
                : words.get("window.topics", log().topics(), broker.trafficProperty().get().retained()));
        pressure.set(pressureOf(log().accounts(), broker.trafficProperty().get()));
        var runtime = Runtime.getRuntime();
        heapStatus.set(words.get("window.heap", ByteCount.format(runtime.totalMemory() - runtime.freeMemory(), words.locale())));
        framesStatus.set(words.get("window.frames", sampler.framesPerSecond()));
    }

    private boolean isElsewhere() {
        return connections.current().connection().filter(open -> !open.isBundled()).isPresent();
    }

    /// The accounts of the messages, and what the broker gave up.
    Pressure pressureOf(MessageLog.Accounts accounts, BundledBroker.Traffic traffic) {
        var dropped = traffic.dropped();
        return new Pressure(summaryOf(accounts, dropped), accounts.skipped() > 0 || dropped > 0,
                numbers.format(accounts.received()), numbers.format(accounts.kept()), numbers.format(accounts.evicted()),
                numbers.format(accounts.skipped()), ByteCount.format(accounts.bytes(), words.locale()), numbers.format(dropped));
    }

    private String summaryOf(MessageLog.Accounts accounts, long dropped) {
        if (dropped > 0) {
            return words.get("window.pressure.droppedChip",
                    numbers.format(dropped), numbers.format(accounts.skipped()), numbers.format(accounts.evicted()));
        }
        return accounts.skipped() > 0
                ? words.get("window.pressure.skippedChip", numbers.format(accounts.skipped()), numbers.format(accounts.evicted()))
                : accounts.evicted() > 0
                        ? words.get("window.pressure.evictedChip", numbers.format(accounts.evicted()))
                        : words.get("window.pressure.all");
    }

    // ---- what the view binds to ----

    /// How the broker in the box is.
    public ReadOnlyObjectProperty<Lamp> brokerLampProperty() {
        return brokerLamp.getReadOnlyProperty();
    }

    /// The same in words, with its address.
    public ReadOnlyStringProperty brokerStatusProperty() {
        return brokerStatus.getReadOnlyProperty();
    }

    /// That other computers reach it; empty while they do not.
    public ReadOnlyStringProperty openSentenceProperty() {
        return openSentence.getReadOnlyProperty();
    }

    /// How many clients it has.
    public ReadOnlyStringProperty clientsStatusProperty() {
        return clientsStatus.getReadOnlyProperty();
    }

    /// What it receives.
    public ReadOnlyStringProperty inStatusProperty() {
        return inStatus.getReadOnlyProperty();
    }

    /// What it sends.
    public ReadOnlyStringProperty outStatusProperty() {
        return outStatus.getReadOnlyProperty();
    }

    /// What it received in the last seconds, tenths of a message a second, oldest first.
    public ReadOnlyObjectProperty<int[]> inPerSecondProperty() {
        return inPerSecond.getReadOnlyProperty();
    }

    /// What it sent in the last seconds, tenths of a message a second, oldest first.
    public ReadOnlyObjectProperty<int[]> outPerSecondProperty() {
        return outPerSecond.getReadOnlyProperty();
    }

    /// How many topics there are, and how many are retained.
    public ReadOnlyStringProperty topicsStatusProperty() {
        return topicsStatus.getReadOnlyProperty();
    }

    /// How many packets are held; empty where none is.
    public ReadOnlyStringProperty heldStatusProperty() {
        return heldStatus.getReadOnlyProperty();
    }

    /// Where the messages are.
    public ReadOnlyObjectProperty<Pressure> pressureProperty() {
        return pressure.getReadOnlyProperty();
    }

    /// How much memory the program uses.
    public ReadOnlyStringProperty heapStatusProperty() {
        return heapStatus.getReadOnlyProperty();
    }

    /// How often the screen is painted.
    public ReadOnlyStringProperty framesStatusProperty() {
        return framesStatus.getReadOnlyProperty();
    }
}
