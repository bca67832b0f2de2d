package dev.mqttworkbench.proxy;

import java.io.IOException;
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
import dev.mqttworkbench.transport.Connector;
import dev.mqttworkbench.transport.Instruments;
import dev.mqttworkbench.transport.NetworkConnection;
import org.jspecify.annotations.Nullable;

/// One device and its connection to the broker: what comes from the one goes to the other, as fast as the other takes it. On the loop
/// of the proxy only.
final class Forwarding {

    private final Forwardings all;
    private final NetworkConnection device;
    private @Nullable NetworkConnection server;
    private @Nullable Connect connect;
    private @Nullable IOException failure;
    private String clientIdentifier = "";
    private boolean isAnswered;
    private boolean isAccepted;
    private boolean isDeviceGone;
    private boolean isOver;

    Forwarding(Forwardings all, NetworkConnection device) {
        this.all = all;
        this.device = device;
    }

    NetworkConnection device() {
        return device;
    }

    /// Empty where it is not known yet.
    String clientIdentifier() {
        return clientIdentifier;
    }

    /// Whether the broker has accepted the device.
    boolean isAccepted() {
        return isAccepted;
    }

    /// Closes both sockets at once and without a word.
    void cut() {
        device.cut();
        if (server != null) {
            server.cut();
        }
    }

    NetworkConnection.Handler deviceEnd() {
        return new DeviceEnd();
    }

    private static void pass(Packet packet, NetworkConnection from, NetworkConnection to) {
        to.send(packet);
        if (!to.takesMore()) {
            from.pause(); // until it takes more
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
                pass(packet, device, server);
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
                server.close();
            }
            over();
        }
    }

    private void begin(Connect first) {
        connect = first;
        clientIdentifier = first.clientIdentifier();
        if (all.isOneTooMany()) {
            throw new ProtocolError(ReasonCode.QUOTA_EXCEEDED, "there are as many connections as the proxy takes");
        }
        device.pause();
        var loop = all.loop();
        new Connector<>(loop, all.settings().route(), first.version(), MqttProxy.MAXIMUM_PACKET_SIZE, Instruments.on(loop), step -> {}, this::reached)
                .connect().whenComplete((opened, refused) -> loop.run(() -> {
                    if (refused == null) {
                        opened(first);
                    } else {
                        noWay(ConnectFailure.opening(all.settings().route(), refused));
                    }
                }));
    }

    private NetworkConnection.Handler reached(NetworkConnection network) {
        server = network;
        return new ServerEnd(network);
    }

    private void opened(Connect first) {
        if (server == null) {
            return;
        }
        if (isAnswered) { // it has done something wrong meanwhile
            server.cut();
            return;
        }
        server.send(first);
        device.resume();
        if (isDeviceGone) {
            server.close();
        }
    }

    private void noWay(ConnectFailure reason) {
        all.trouble(new ProxyTrouble.NoWay(Instant.now(), name(), reason));
        sayToDevice(ReasonCode.SERVER_UNAVAILABLE, String.valueOf(reason.getMessage()));
        device.close();
    }

    /// The last word to the device: CONNACK where that is due, else DISCONNECT, which a Server has in MQTT 5 only.
    private void sayToDevice(ReasonCode reasonCode, String reason) {
        var version = device.version();
        var properties = Properties.of(Property.REASON_STRING, reason);
        if (version.isPresent() && !isAnswered) {
            isAnswered = true;
            device.send(new ConnAck(false, reasonCode, properties));
        } else if (version.isPresent() && version.get().isV5()) {
            device.send(new Disconnect(reasonCode, properties));
        }
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
            pass(packet, network, device);
            if (packet instanceof ConnAck && isAccepted) {
                device.identified();
            }
        }

        @Override
        public void writable() {
            device.resume();
        }

        @Override
        public void violated(PacketViolation violation) {
            trouble(false, violation);
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
            network.resume(); // what it has said before still counts
            if (!isAnswered && connect != null && !isDeviceGone) {
                noWay(ConnectFailure.closedEarly(all.settings().route(), connect.version(), Optional.ofNullable(failure)));
            }
            device.close();
        }
    }

    private static boolean isV5(NetworkConnection network) {
        return network.version().filter(version -> version.isV5()).isPresent();
    }

    private void answered(ConnAck connAck) {
        isAnswered = true;
        if (connAck.reasonCode() == ReasonCode.SUCCESS) {
            isAccepted = true;
            clientIdentifier = connAck.properties().get(Property.ASSIGNED_CLIENT_IDENTIFIER, clientIdentifier);
            all.accepted(this);
        } else {
            all.trouble(new ProxyTrouble.Refused(Instant.now(), name(), connAck.reasonCode()));
        }
    }

    private void over() {
        if (!isOver) {
            isOver = true;
            all.ended(this);
        }
    }
}
