package dev.mqttworkbench.proxy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mqttworkbench.client.ConnectFailure;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.proxy.MqttProxy.Wire;
import dev.mqttworkbench.trace.PacketTrace;
import dev.mqttworkbench.transport.ConnectTimeout;
import dev.mqttworkbench.transport.Connector;
import dev.mqttworkbench.transport.NetworkConnection;
import org.jspecify.annotations.Nullable;

/// One device and its connection to the broker: what comes from the one goes to the other, as fast as the other takes it. On the loop
/// of the proxy only.
final class Forwarding {

    /// What one end said before it left is the other's, however slow its way: this long.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Forwardings all;
    private final NetworkConnection device;
    private final ConnectTimeout connectTimeout;
    private @Nullable NetworkConnection server;
    private @Nullable Connect connect;
    private @Nullable IOException failure;
    private String clientIdentifier = "";
    private boolean isAnswered;
    private boolean isAccepted;
    private boolean isDeviceGone;
    private boolean isServerGone = true; // until a way to it is looked for
    private boolean isCut;

    Forwarding(Forwardings all, NetworkConnection device) {
        this.all = all;
        this.device = device;
        device.passOn();
        this.connectTimeout = ConnectTimeout.begin(all.loop(), all.settings().connectTimeout(), device, device::cut);
    }

    /// Its connection on a wire, also when that has ended; empty before there was one.
    Optional<NetworkConnection> end(Wire wire) {
        return switch (wire) {
            case DEVICE -> Optional.of(device);
            case BROKER -> Optional.ofNullable(server);
        };
    }

    /// Whether its connection on a wire is there.
    boolean has(Wire wire) {
        return switch (wire) {
            case DEVICE -> !isDeviceGone;
            case BROKER -> !isServerGone && server != null;
        };
    }

    /// Whether both of its ends are gone, and nothing of it is to come.
    boolean isOver() {
        return isDeviceGone && isServerGone;
    }

    /// Empty where it is not known yet.
    String clientIdentifier() {
        return clientIdentifier;
    }

    /// Whether the broker has accepted the device.
    boolean isAccepted() {
        return isAccepted;
    }

    /// Whether its CONNECT with this client identifier has not left for the broker yet: once another one has, it would throw that out. One that has left
    /// before there was a way is still to be heard.
    boolean isOnItsWayAs(String identifier) {
        return !isServerGone && (server == null ? !isDeviceGone : server.bytesSent() == 0) && !identifier.isEmpty() && clientIdentifier.equals(identifier);
    }

    /// Closes both sockets at once and without a word.
    void cut() {
        isCut = true;
        device.cut();
        cutServer();
    }

    /// Closes the socket to the broker at once and without a word.
    void cutServer() {
        if (server != null) {
            server.cut();
        }
    }

    NetworkConnection.Handler deviceEnd() {
        return new DeviceEnd();
    }

    /// Sends a packet to the other end. A PUBLISH has its number by then: messages that wait at a gate are told apart by it, and it is the same in both
    /// traces.
    private static void pass(Packet packet, NetworkConnection from, boolean isGone, NetworkConnection to) {
        to.send(packet);
        if (!isGone && !to.takesMore()) {
            from.pause(); // until it takes more; of one that is gone, only this is left
        }
    }

    private String name() {
        return clientIdentifier.isEmpty() ? device.peer().address() : clientIdentifier;
    }

    // ---- from the device ----

    private final class DeviceEnd implements NetworkConnection.Handler {

        @Override
        public void received(Packet packet) {
            if (server != null) {
                pass(PacketTrace.numbered(packet), device, isDeviceGone, server);
            } else if (packet instanceof Connect first && connect == null) {
                begin(first);
            } else {
                throw new ProtocolError("the first packet is " + packet.type() + " instead of CONNECT"); // [MQTT-3.1.0-1]
            }
        }

        @Override
        public void writable() {
            if (server != null) {
                server.resume();
            }
        }

        @Override
        public void violated(PacketViolation violation) {
            trouble(true, violation);
            sayToDevice(violation.reasonCode(), violation.detail());
            device.close();
        }

        @Override
        public void closed() {
            isDeviceGone = true;
            if (server != null) {
                device.resume(); // what it has said before still counts
                server.close(PATIENCE);
            }
            connectTimeout.cancel();
            all.deviceEnded(Forwarding.this);
        }
    }

    private void begin(Connect first) {
        connectTimeout.cancel();
        connect = first;
        clientIdentifier = first.clientIdentifier();
        if (all.isOneTooMany()) {
            throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "there are as many connections as the proxy takes");
        }
        all.supersede(this);
        device.pause();
        isServerGone = false;
        var loop = all.loop();
        new Connector<>(loop, all.settings().route(), first.version(), MqttProxy.MAXIMUM_PACKET_SIZE, all.instruments(Wire.BROKER), step -> {}, this::reached)
                .connect().whenComplete((opened, refused) -> loop.run(() -> {
                    if (refused == null) {
                        opened(first);
                    } else {
                        isServerGone = true;
                        noWay(ConnectFailure.opening(all.settings().route(), refused));
                        all.serverEnded(this);
                    }
                }));
    }

    private NetworkConnection.Handler reached(NetworkConnection network) {
        server = network;
        network.passOn();
        network.belongsTo(clientIdentifier);
        return new ServerEnd(network);
    }

    private void opened(Connect first) {
        if (server == null) {
            return;
        }
        if (isAnswered || isCut || isDeviceGone && !device.hasWaiting()) { // nobody waits for this any more
            server.cut();
            return;
        }
        server.send(first);
        device.resume();
        if (isDeviceGone) {
            server.close(PATIENCE);
        }
    }

    private void noWay(ConnectFailure reason) {
        all.trouble(new ProxyTrouble.NoWay(Instant.now(), name(), reason));
        sayToDevice(ReasonCode.SERVER_UNAVAILABLE, String.valueOf(reason.getMessage()));
        device.close();
    }

    private void sayToDevice(ReasonCode reasonCode, String reason) {
        device.version().flatMap(version -> LastWord.of(version, isAnswered, LastWord.properties(connect, reason), reasonCode)).ifPresent(word -> {
            isAnswered = true;
            device.send(word);
        });
    }

    private void trouble(boolean byDevice, PacketViolation violation) {
        all.trouble(new ProxyTrouble.Violated(Instant.now(), name(), byDevice, violation.detail()));
    }

    // ---- from the broker ----

    private final class ServerEnd implements NetworkConnection.Handler {

        private final NetworkConnection network;

        ServerEnd(NetworkConnection network) {
            this.network = network;
        }

        @Override
        public void received(Packet packet) {
            if (packet instanceof ConnAck connAck && !isAnswered) {
                answered(connAck);
            }
            pass(PacketTrace.numbered(packet), network, isServerGone, device);
            if (packet instanceof ConnAck && isAccepted) {
                device.identified();
                network.identified();
            }
        }

        @Override
        public void writable() {
            device.resume();
        }

        @Override
        public void violated(PacketViolation violation) {
            trouble(false, violation);
            if (!isAnswered) {
                sayToDevice(ReasonCode.SERVER_UNAVAILABLE, violation.detail());
            }
            if (isV5(network)) {
                network.send(new Disconnect(violation.reasonCode(), Properties.of(Property.REASON_STRING, violation.detail())));
            }
            network.close();
        }

        @Override
        public void failed(IOException reason) {
            failure = reason;
        }

        @Override
        public void closed() {
            isServerGone = true;
            network.resume(); // what it has said before still counts
            if (!isAnswered && connect != null && !isDeviceGone) {
                noWay(ConnectFailure.closedEarly(all.settings().route(), connect.version(), Optional.ofNullable(failure)));
            }
            device.close(PATIENCE);
            all.serverEnded(Forwarding.this);
        }
    }

    private static boolean isV5(NetworkConnection network) {
        return network.version().filter(version -> version.isV5()).isPresent();
    }

    private void answered(ConnAck connAck) {
        isAnswered = true;
        if (isDeviceGone) {
            return;
        }
        if (connAck.reasonCode() == ReasonCode.SUCCESS) {
            isAccepted = true;
            clientIdentifier = connAck.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER, clientIdentifier);
            all.accepted(this);
        } else {
            all.trouble(new ProxyTrouble.Refused(Instant.now(), name(), connAck.reasonCode()));
        }
    }
}
