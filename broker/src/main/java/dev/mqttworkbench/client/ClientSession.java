package dev.mqttworkbench.client;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.mqttworkbench.mqtt.delivery.DropReason;
import dev.mqttworkbench.mqtt.delivery.PacketIdentifiers;
import dev.mqttworkbench.mqtt.delivery.Receiver;
import dev.mqttworkbench.mqtt.delivery.Sender;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import org.jspecify.annotations.Nullable;

/// The Client's side of its Session: what it has not delivered yet, what it took already, and what it subscribed to. On the
/// client's loop only.
final class ClientSession implements Sender.Events<PendingPublish> {

    private static final int MAXIMUM_QUEUED = 100_000;
    private static final long MAXIMUM_QUEUED_BYTES = 64L << 20;

    // As long as the Session.
    private final PacketIdentifiers identifiers = new PacketIdentifiers();
    private final Sender<PendingPublish> sender =
            new Sender<>(identifiers, MAXIMUM_QUEUED, MAXIMUM_QUEUED_BYTES, this);
    private final Receiver receiver;
    private final ClientListener listener;
    private final Map<String, Granted> granted = new LinkedHashMap<>();

    // As long as the Network Connection.
    private final Map<Integer, Request<SubAck>> subscribing = new HashMap<>();
    private final Map<Integer, Request<UnsubAck>> unsubscribing = new HashMap<>();

    /// A Subscription that the Server has granted.
    private record Granted(Subscribe.Requested requested, Properties properties) {}

    /// A request that waits for its answer.
    private record Request<A>(List<String> topicFilters, Consumer<A> whenAnswered, CompletableFuture<A> answer) {}

    ClientSession(int receiveMaximum, ClientListener listener) {
        this.listener = listener;
        receiver = new Receiver(receiveMaximum);
    }

    Sender<PendingPublish> sender() {
        return sender;
    }

    Receiver receiver() {
        return receiver;
    }

    void publish(PendingPublish pending, long now) {
        sender.offer(pending, pending.qos(), now);
    }

    void subscribe(
            List<Subscribe.Requested> subscriptions, Properties properties, Sender.Output output,
            CompletableFuture<SubAck> answer) {
        var identifier = identifiers.take();
        if (identifier.isEmpty()) {
            answer.completeExceptionally(ConnectFailures.tooManyRequests());
            return;
        }
        subscribing.put(identifier.getAsInt(), new Request<>(subscriptions.stream().map(Subscribe.Requested::topicFilter).toList(),
                subAck -> remember(subscriptions, properties, subAck), answer));
        output.send(new Subscribe(identifier.getAsInt(), subscriptions, properties));
    }

    private void remember(List<Subscribe.Requested> subscriptions, Properties properties, SubAck subAck) {
        for (var i = 0; i < Math.min(subscriptions.size(), subAck.reasonCodes().size()); i++) {
            var requested = subscriptions.get(i);
            var reasonCode = subAck.reasonCodes().get(i);
            if (reasonCode.isError()) {
                granted.remove(requested.topicFilter());
            } else {
                granted.put(requested.topicFilter(), new Granted(requested, properties));
            }
            listener.subscriptionAnswered(requested, reasonCode);
        }
    }

    void unsubscribe(List<String> topicFilters, Sender.Output output, CompletableFuture<UnsubAck> answer) {
        var identifier = identifiers.take();
        if (identifier.isEmpty()) {
            answer.completeExceptionally(ConnectFailures.tooManyRequests());
            return;
        }
        unsubscribing.put(identifier.getAsInt(), new Request<>(topicFilters, unsubAck -> forget(topicFilters, unsubAck), answer));
        output.send(new Unsubscribe(identifier.getAsInt(), topicFilters, Properties.NONE));
    }

    private void forget(List<String> topicFilters, UnsubAck unsubAck) {
        var reasonCodes = unsubAck.reasonCodes(); // 3.1.1 has none
        for (var i = 0; i < topicFilters.size(); i++) {
            if (i >= reasonCodes.size() || !reasonCodes.get(i).isError()) {
                granted.remove(topicFilters.get(i));
            }
        }
    }

    void on(SubAck subAck) {
        identifiers.release(subAck.packetIdentifier());
        answer(subscribing.remove(subAck.packetIdentifier()), subAck);
    }

    void on(UnsubAck unsubAck) {
        identifiers.release(unsubAck.packetIdentifier());
        answer(unsubscribing.remove(unsubAck.packetIdentifier()), unsubAck);
    }

    private static <A> void answer(@Nullable Request<A> request, A answer) {
        if (request != null) {
            request.whenAnswered().accept(answer);
            request.answer().complete(answer);
        }
    }

    /// The Server takes no more than this: what has waited for it and is more will not be sent.
    void limit(ServerLimits limits) {
        for (var pending : sender.takeQueued(waiting -> waiting.refusal(limits).isPresent())) {
            pending.refusal(limits).ifPresent(pending.result()::completeExceptionally);
        }
    }

    /// The Network Connection is gone: what waits for an answer on it will not get one.
    ///
    /// @return why, as far as what was asked for last explains it
    ConnectFailure disconnected(ConnectFailure reason) {
        sender.disconnected();
        var asked = subscribing.values().stream().flatMap(request -> request.topicFilters().stream()).toList();
        var why = asked.isEmpty() ? reason : ConnectFailures.subscribing(reason, asked);
        subscribing.forEach((identifier, request) -> fail(identifier, request, why));
        subscribing.clear();
        unsubscribing.forEach((identifier, request) -> fail(identifier, request, reason));
        unsubscribing.clear();
        return why;
    }

    private void fail(int identifier, Request<?> request, ConnectFailure reason) {
        identifiers.release(identifier);
        request.answer().completeExceptionally(reason);
    }

    /// The Server does not have the Session any more: what was under way may or may not have arrived, what only waited is
    /// published on the new one.
    void lostByServer(long now) {
        receiver.clear();
        for (var pending : sender.clear()) {
            if (pending.wasSent()) {
                pending.result().completeExceptionally(ConnectFailures.sessionLost());
            } else {
                publish(pending, now);
            }
        }
    }

    /// Subscribes again to everything that was granted.
    void subscribeAgain(Sender.Output output) {
        for (var each : List.copyOf(granted.values())) {
            subscribe(List.of(each.requested()), each.properties(), output, new CompletableFuture<>());
        }
    }

    /// The application ends the Session: what waits fails.
    void end(ConnectFailure reason) {
        disconnected(reason);
        sender.clear().forEach(pending -> pending.result().completeExceptionally(reason));
        receiver.clear();
        granted.clear();
    }

    @Override
    public void dropped(PendingPublish pending, DropReason reason) {
        pending.result().completeExceptionally(ConnectFailures.dropped(reason));
    }

    @Override
    public void completed(PendingPublish pending, ReasonCode reasonCode, Properties properties) {
        pending.result().complete(new PublishResult(reasonCode, properties.get(Property.REASON_STRING, "")));
    }
}
