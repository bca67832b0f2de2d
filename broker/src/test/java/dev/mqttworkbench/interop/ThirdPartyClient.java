package dev.mqttworkbench.interop;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A client that nobody here wrote. Every method returns when the broker has answered; failures are exceptions.
public abstract class ThirdPartyClient implements AutoCloseable {

    /// What arrived.
    public record Received(String topic, String payload, int qos, boolean retain) {}

    /// A Will Message.
    public record WillMessage(String topic, String payload, int qos, boolean retain) {}

    /// The libraries, each in one version of the protocol.
    public enum Library {
        PAHO_3_1_1,
        PAHO_5,
        HIVEMQ_3_1_1,
        HIVEMQ_5;

        /// A client that is not connected yet.
        public ThirdPartyClient client(int port, String clientIdentifier) {
            return switch (this) {
                case PAHO_3_1_1 -> new PahoClient3(port, clientIdentifier);
                case PAHO_5 -> new PahoClient5(port, clientIdentifier);
                case HIVEMQ_3_1_1 -> new HiveMqClient3(port, clientIdentifier);
                case HIVEMQ_5 -> new HiveMqClient5(port, clientIdentifier);
            };
        }

        public boolean isV5() {
            return this == PAHO_5 || this == HIVEMQ_5;
        }
    }

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    /// Connects.
    ///
    /// @param keepSession whether the Session outlives the connection, and one that is there is gone on with
    /// @return Session Present
    public abstract boolean connect(boolean keepSession, Optional<WillMessage> will) throws Exception;

    /// Connects with a clean start and without a Will.
    public ThirdPartyClient connect() throws Exception {
        connect(false, Optional.empty());
        return this;
    }

    public abstract void subscribe(String filter, int qos) throws Exception;

    public abstract void unsubscribe(String filter) throws Exception;

    public abstract void publish(String topic, String payload, int qos, boolean retain) throws Exception;

    public abstract void disconnect() throws Exception;

    public abstract boolean isConnected();

    @Override
    public abstract void close();

    /// What arrived and was not taken yet, oldest first.
    public final BlockingQueue<Received> received() {
        return received;
    }
}
