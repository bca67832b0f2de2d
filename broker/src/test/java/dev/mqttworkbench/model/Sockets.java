package dev.mqttworkbench.model;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mqttworkbench.broker.PacketClient;
import dev.mqttworkbench.mqtt.packet.Packet;

/// The sockets of the connected clients; what comes out of them is heard.
final class Sockets implements AutoCloseable {

    private final Heard heard;
    private final Map<Who, PacketClient> open = new EnumMap<>(Who.class);

    Sockets(Heard heard) {
        this.heard = heard;
    }

    int size() {
        return open.size();
    }

    Set<Who> clients() {
        return Set.copyOf(open.keySet());
    }

    void send(Who by, Packet packet) throws IOException {
        open.get(by).send(packet);
    }

    /// Connects, perhaps in place of an older connection, which ends.
    void connect(int port, Step.Connect step) throws IOException {
        var client = new PacketClient(port, step.version());
        client.send(ToPackets.connect(step));
        var accepted = client.receive();
        if (open.containsKey(step.client())) {
            hearUntilEnd(step.client());
        }
        heard.hears(step.client(), List.of(accepted));
        open.put(step.client(), client);
    }

    /// Hears the rest, as the broker ends the connection.
    void hearUntilEnd(Who name) throws IOException {
        try (var client = open.remove(name)) {
            for (var packet = client.receiveOrEnd(); packet.isPresent(); packet = client.receiveOrEnd()) {
                heard.hears(name, List.of(packet.get()));
            }
            heard.hears(name, new Said.End());
        }
    }

    /// Closes a socket, with RST or FIN.
    void cut(Who name, boolean reset) throws IOException {
        try (var client = open.remove(name)) {
            if (reset) {
                client.reset();
            }
        }
    }

    /// Lets the broker read everything and then the end; what it answers is thrown away.
    void leaveUnheard(Who name) throws IOException {
        try (var client = open.remove(name)) {
            client.endOutput();
            while (client.receiveOrEnd().isPresent()) {
                // nobody listens
            }
        }
    }

    /// Everybody hears what comes before the answer to a PINGREQ.
    void hearUntilPong() throws IOException {
        for (var client : open.entrySet()) {
            heard.hears(client.getKey(), client.getValue().receiveUntilPong());
        }
    }

    @Override
    public void close() throws IOException {
        for (var client : open.values()) {
            client.close();
        }
    }
}
