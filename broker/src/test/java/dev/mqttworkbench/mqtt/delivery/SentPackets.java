package dev.mqttworkbench.mqtt.delivery;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Publish;

/// A Network Connection that is a list: what was sent, in order, until it is taken.
final class SentPackets implements Sender.Output {

    private final List<Packet> packets = new ArrayList<>();
    private boolean takesMore = true;
    private boolean holdsBack;
    private int largest = Integer.MAX_VALUE;

    /// Everything since the last call.
    List<Packet> take() {
        var taken = List.copyOf(packets);
        packets.clear();
        return taken;
    }

    void takeNoMore() {
        takesMore = false;
    }

    void takeMore() {
        takesMore = true;
    }

    void holdBack() {
        holdsBack = true;
    }

    void refuseLargerThan(int payloadBytes) {
        largest = payloadBytes;
    }

    @Override
    public void send(Packet packet) {
        packets.add(packet);
    }

    @Override
    public boolean takesMore() {
        return takesMore;
    }

    @Override
    public boolean holdsBack() {
        return holdsBack;
    }

    @Override
    public boolean fits(Publish publish) {
        return publish.payload().size() <= largest;
    }
}
