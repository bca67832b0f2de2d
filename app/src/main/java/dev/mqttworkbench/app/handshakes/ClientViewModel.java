package dev.mqttworkbench.app.handshakes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.workbench.Countdown;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.broker.SessionDetail;
import dev.mqttworkbench.broker.SessionSummary;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.mqtt.packet.Property;

/// The client of the packet or the flow that the reader looks at: how long it may still be silent, what becomes of its Will, and what
/// can be done to its connection. On the JavaFX thread only.
public final class ClientViewModel implements Sampler.Sampled {

    /// What there is to say about a client.
    ///
    /// @param identifier its name
    /// @param state whether it is connected, in a word; empty where that is not known
    /// @param keepAlive what is left of it, or how long it is
    /// @param will what becomes of it
    /// @param session what its Session keeps for it, in a sentence; empty where that is not known
    /// @param sessionExpirySeconds how long its Session stays without it, where another one can take its name; else empty
    /// @param canBeCut whether it may have a connection
    /// @param canBeFrozen whether reading and answering can be stopped
    /// @param isFrozen whether nothing is read and answered at present
    public record Client(
            String identifier, String state, Clock keepAlive, Clock will, String session, OptionalLong sessionExpirySeconds, boolean canBeCut, boolean canBeFrozen,
            boolean isFrozen) {}

    /// Something that may run out.
    ///
    /// @param sentence what; empty where that is not known, or there is none
    /// @param left which share of its time is left, 0 to 1; empty where it does not run
    public record Clock(String sentence, OptionalDouble left) {

        static final Clock NONE = new Clock("", OptionalDouble.empty());

        static Clock still(String sentence) {
            return new Clock(sentence, OptionalDouble.empty());
        }

        static Clock running(String sentence, Instant now, Instant end, double seconds) {
            return new Clock(sentence, OptionalDouble.of(Math.clamp(now.until(end, ChronoUnit.MILLIS) / 1_000.0 / seconds, 0, 1)));
        }
    }

    private static final long INTERVAL = 250_000_000L;
    private static final double GIVEN_UP_AFTER = 1.5; // times the Keep Alive

    private final HandshakesViewModel model;
    private final StepViewModel step;
    private final Takeover takeover;
    private final Words words;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Client>> client = new ReadOnlyObjectWrapper<>(this, "client", Optional.empty());
    private boolean isAsking;
    private long askedAt;

    /// @param model knows what the reader looks at
    /// @param step cuts connections, and tells what was done
    /// @param way how a client of ours gets into the broker in the box; empty while that does not run
    public ClientViewModel(HandshakesViewModel model, StepViewModel step, Supplier<Optional<ConnectOptions>> way, Words words, Tasks tasks) {
        this.model = model;
        this.step = step;
        this.takeover = new Takeover(way);
        this.words = words;
        this.tasks = tasks;
        model.flowProperty().subscribe(flow -> askSoon());
        model.arrowProperty().subscribe(arrow -> askSoon());
    }

    private void askSoon() {
        askedAt = 0;
    }

    @Override
    public void sample(long now) {
        if (model.isSeen() && !isAsking && now - askedAt >= INTERVAL) {
            askedAt = now;
            ask();
        }
    }

    private void ask() {
        var looked = model.client();
        var source = source();
        if (looked.isEmpty() || source.isEmpty()) {
            client.set(Optional.empty());
            return;
        }
        isAsking = true;
        var asked = looked.get();
        source.get().sessions().ifPresentOrElse(
                queries -> tasks.whenComplete(queries.detail(asked), detail -> show(asked, detail), failure -> show(asked, Optional.empty())),
                () -> tasks.whenComplete(source.get().gates().isFrozen(asked),
                        isFrozen -> showForeign(asked, source.get(), isFrozen), failure -> showForeign(asked, source.get(), false)));
    }

    private Optional<FlowSource> source() {
        return model.sourceProperty().get();
    }

    /// A broker elsewhere tells nothing of its clients; what they have told it was seen, perhaps.
    private void showForeign(String asked, FlowSource from, boolean isFrozen) {
        isAsking = false;
        if (model.client().equals(Optional.of(asked))) {
            var keepAlive = from.keepAliveSeconds().or(() -> model.connections().keepAliveOf(asked)).map(seconds -> keepAliveElsewhere(seconds, isFrozen)).orElse("");
            client.set(Optional.of(new Client(asked, isFrozen ? words.get("handshakes.client.frozen") : "", Clock.still(keepAlive), Clock.NONE, "", OptionalLong.empty(),
                    true, true, isFrozen)));
        } else {
            askSoon(); // the reader looks at another one meanwhile
        }
    }

    /// Nobody here can stop the clock of a broker elsewhere, which gives a client up after one and a half times its Keep Alive [MQTT-3.1.2-22].
    private String keepAliveElsewhere(int seconds, boolean isFrozen) {
        return seconds == 0 ? words.get("handshakes.client.keepAlive.off")
                : isFrozen ? words.get("handshakes.client.keepAlive.frozen", seconds, GIVEN_UP_AFTER * seconds)
                : words.get("handshakes.client.keepAlive.elsewhere", seconds);
    }

    private void show(String asked, Optional<SessionDetail> detail) {
        isAsking = false;
        if (!model.client().equals(Optional.of(asked))) {
            askSoon(); // the reader looks at another one meanwhile
            return;
        }
        var now = Instant.now();
        client.set(Optional.of(detail.map(each -> of(each, now))
                .orElseGet(() -> new Client(asked, words.get("handshakes.client.none"), Clock.NONE, Clock.NONE, "", OptionalLong.empty(), false, false, false))));
    }

    private Client of(SessionDetail detail, Instant now) {
        var summary = detail.summary();
        var isFrozen = summary.link().filter(SessionSummary.Link::isFrozen).isPresent();
        var state = words.get(isFrozen ? "handshakes.client.frozen" : summary.isConnected() ? "handshakes.client.connected" : "handshakes.client.away");
        return new Client(summary.clientIdentifier(), state, summary.link().map(link -> keepAlive(link, now)).orElse(Clock.NONE), will(detail, now), session(detail),
                summary.isConnected() ? OptionalLong.of(summary.expirySeconds()) : OptionalLong.empty(), summary.isConnected(), summary.isConnected(), isFrozen);
    }

    private String session(SessionDetail detail) {
        var summary = detail.summary();
        return detail.connection()
                .map(connection -> words.get("handshakes.client.session", summary.queued(), connection.toClient().used(), connection.toClient().maximum()))
                .orElseGet(() -> words.get("handshakes.client.session.away", summary.queued(), summary.inFlightToClient()));
    }

    private Clock keepAlive(SessionSummary.Link link, Instant now) {
        if (link.keepAliveWaits()) {
            return Clock.still(words.get("handshakes.client.keepAlive.waits", link.keepAliveSeconds()));
        }
        return link.givesUpAt().map(end -> Clock.running(words.get("handshakes.client.keepAlive", link.keepAliveSeconds(), Countdown.until(end, now)),
                        now, end, GIVEN_UP_AFTER * link.keepAliveSeconds()))
                .orElseGet(() -> Clock.still(words.get("handshakes.client.keepAlive.off")));
    }

    private Clock will(SessionDetail detail, Instant now) {
        var topic = detail.will().map(will -> will.topic().toString()).orElse("");
        var delay = detail.will().map(will -> will.properties().get(Property.WILL_DELAY_INTERVAL, 0L)).orElse(0L);
        return detail.summary().willDueAt()
                .map(due -> Clock.running(words.get("handshakes.client.will.due", topic, Countdown.until(due, now)), now, due, Math.max(1, delay)))
                .orElseGet(() -> detail.summary().hasWill() ? Clock.still(words.get("handshakes.client.will", topic)) : Clock.NONE);
    }

    // ---- what the reader does ----

    /// Closes the connection without DISCONNECT, as if its plug were pulled.
    public void pullThePlug() {
        client.get().ifPresent(each -> step.cut(each.identifier()));
        askSoon();
    }

    /// Connects under its name, so that the broker throws it out.
    public void takeItsName() {
        client.get().ifPresent(each -> each.sessionExpirySeconds().ifPresent(seconds -> tasks.whenComplete(takeover.of(each.identifier(), seconds),
                done -> told("handshakes.note.taken", each), failure -> told("handshakes.note.notTaken", each))));
    }

    private void told(String key, Client about) {
        step.say(words.get(key, about.identifier()));
        askSoon();
    }

    /// Lets nothing be read and answered any more, or again: a client that hangs.
    public void toggleFrozen() {
        var side = source().map(FlowSource::side).orElse(FlowSource.Side.BROKER);
        client.get().ifPresent(each -> tasks.whenComplete(step.freeze(each.identifier(), !each.isFrozen()), done -> {
            told(!done ? "handshakes.note.notThere" : key(side, !each.isFrozen()), each);
        }, stopped -> told("handshakes.note.notThere", each))); // with its side
    }

    /// The key of the sentence about who has stopped to read and answer, or goes on.
    static String key(FlowSource.Side side, boolean isFrozen) {
        var said = side == FlowSource.Side.PROXY_AS_CLIENT ? FlowSource.Side.PROXY : side; // nothing passes the proxy, whichever wire stands still
        return (isFrozen ? "handshakes.note.frozen." : "handshakes.note.thawed.") + said;
    }

    /// The client, and what there is to say about it.
    public ReadOnlyObjectProperty<Optional<Client>> clientProperty() {
        return client.getReadOnlyProperty();
    }
}
