package dev.mqttworkbench.app.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.Limits;
import dev.mqttworkbench.broker.StoreSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;
import org.jspecify.annotations.Nullable;

/// What the user changed about the broker in the box. Written as JSON.
///
/// @param openToNetwork whether other computers reach it
/// @param port of plain MQTT; 0: as the workbench has it without changes
/// @param listeners beside plain MQTT
/// @param certificate what listeners with TLS show, and want to see
/// @param access who gets in, and what they may do
/// @param limits how much of something it takes
/// @param inMemory whether nothing survives its end
/// @param survivesPowerLoss whether an acknowledgement waits for the disk
public record BrokerProfile(
        boolean openToNetwork, int port, List<Extra> listeners, Certificate certificate, Access access, Bounds limits, boolean inMemory,
        boolean survivesPowerLoss) {

    /// The name of the file, without `.json`.
    public static final String FILE = "broker";

    /// Nothing was changed.
    public static final BrokerProfile FIRST =
            new BrokerProfile(false, 0, List.of(), Certificate.FIRST, Access.FIRST, Bounds.FIRST, false, false);

    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final int HIGHEST_PORT = 65_535;

    /// What an older form does not have is as it was at first.
    ///
    /// @throws IllegalArgumentException with a sentence for the user when the port is none
    public BrokerProfile(
            boolean openToNetwork, int port, @Nullable List<Extra> listeners, @Nullable Certificate certificate, @Nullable Access access,
            @Nullable Bounds limits, boolean inMemory, boolean survivesPowerLoss) {
        requirePort(port);
        this.openToNetwork = openToNetwork;
        this.port = port;
        this.listeners = List.copyOf(Objects.requireNonNullElse(listeners, List.of()));
        this.certificate = Objects.requireNonNullElse(certificate, Certificate.FIRST);
        this.access = Objects.requireNonNullElse(access, Access.FIRST);
        this.limits = Objects.requireNonNullElse(limits, Bounds.FIRST);
        this.inMemory = inMemory;
        this.survivesPowerLoss = survivesPowerLoss;
    }

    private static void requirePort(int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("The port is a number from 0 to 65535, not " + port);
        }
    }

    /// One more listener.
    ///
    /// @param kind what it speaks
    /// @param port 1 to 65,535, or 0 for any free one
    public record Extra(Kind kind, int port) {

        /// What a listener speaks.
        public enum Kind {
            /// Plain MQTT.
            MQTT,
            /// MQTT over TLS.
            MQTTS,
            /// MQTT over WebSocket.
            WS,
            /// MQTT over WebSocket and TLS.
            WSS
        }

        /// @throws IllegalArgumentException with a sentence for the user when the port is none
        public Extra {
            requirePort(port);
        }

        private ListenerSettings settings(String host, ServerTls tls) {
            return switch (kind) {
                case MQTT -> ListenerSettings.tcp(host, port);
                case MQTTS -> ListenerSettings.tcp(host, port).withTls(tls);
                case WS -> ListenerSettings.webSocket(host, port);
                case WSS -> ListenerSettings.webSocket(host, port).withTls(tls);
            };
        }
    }

    /// What listeners with TLS show to their clients, and want to see of them: files in PEM form.
    ///
    /// @param chain the certificate, then those that lead to its authority; empty: one for this computer that nobody vouches for
    /// @param key the private key, without a password
    /// @param clientAuthorities who vouches for the certificates that clients have to show; empty: they show none
    public record Certificate(String chain, String key, String clientAuthorities) {

        /// One for this computer, made when it is first needed; clients show none.
        public static final Certificate FIRST = new Certificate("", "", "");

        /// What an older form does not have is as it was at first.
        public Certificate(@Nullable String chain, @Nullable String key, @Nullable String clientAuthorities) {
            this.chain = Path.of(Objects.requireNonNullElse(chain, "")).toString(); // a text that is no path is refused
            this.key = Path.of(Objects.requireNonNullElse(key, "")).toString();
            this.clientAuthorities = Path.of(Objects.requireNonNullElse(clientAuthorities, "")).toString();
        }

        private ServerTls settings(Path certificates) {
            var tls = ServerTls.with(chain.isEmpty() ? new ServerTls.Certificate.SelfSigned(certificates)
                    : new ServerTls.Certificate.PemFiles(Path.of(chain), Path.of(key.isEmpty() ? chain : key), Optional.empty()));
            return clientAuthorities.isEmpty() ? tls
                    : tls.withClients(new ServerTls.ClientCertificates(Path.of(clientAuthorities), true, false));
        }
    }

    /// Who gets in.
    ///
    /// @param passwordFile users; empty: none
    /// @param accessList rules; empty: none
    /// @param anonymous who needs no user name
    public record Access(String passwordFile, String accessList, Anonymous anonymous) {

        /// Clients of this computer, who do everything.
        public static final Access FIRST = new Access("", "", Anonymous.BY_ITSELF);

        /// What an older form does not have is as it was at first.
        public Access(@Nullable String passwordFile, @Nullable String accessList, @Nullable Anonymous anonymous) {
            this.passwordFile = Path.of(Objects.requireNonNullElse(passwordFile, "")).toString(); // a text that is no path is refused
            this.accessList = Path.of(Objects.requireNonNullElse(accessList, "")).toString();
            this.anonymous = Objects.requireNonNullElse(anonymous, Anonymous.BY_ITSELF);
        }

        /// Who needs no user name.
        public enum Anonymous {
            /// Clients of this computer where there are no users, otherwise nobody.
            BY_ITSELF,
            /// Clients of this computer.
            LOOPBACK,
            /// Everybody.
            ALWAYS,
            /// Nobody.
            NEVER
        }

        private AccessSettings settings(AccessSettings base) {
            var settings = passwordFile.isEmpty() ? base : base.withPasswordFile(Path.of(passwordFile));
            settings = accessList.isEmpty() ? settings : settings.withAccessList(Path.of(accessList));
            return switch (anonymous) {
                case BY_ITSELF -> settings;
                case LOOPBACK -> settings.withAnonymous(AccessSettings.Anonymous.LOOPBACK);
                case ALWAYS -> settings.withAnonymous(AccessSettings.Anonymous.ALWAYS);
                case NEVER -> settings.withAnonymous(AccessSettings.Anonymous.NEVER);
            };
        }
    }

    /// How much of something the broker takes.
    ///
    /// @param connections at a time
    /// @param publishesPerSecond of one client; 0: as many as it likes
    /// @param maximumPacketSize in bytes
    /// @param queuedMessages for one Session
    /// @param retainedMessages topics with one
    public record Bounds(int connections, int publishesPerSecond, int maximumPacketSize, int queuedMessages, int retainedMessages) {

        /// What the broker takes unless told otherwise.
        public static final Bounds FIRST = of(BrokerSettings.defaults());

        private static Bounds of(BrokerSettings settings) {
            return new Bounds(settings.limits().connections(), settings.limits().publishesPerSecond(), settings.maximumPacketSize(),
                    settings.maximumQueuedMessages(), settings.limits().retainedMessages());
        }

        /// @throws IllegalArgumentException with a sentence for the user when one of them is out of its bounds
        public Bounds {
            applyTo(BrokerSettings.defaults(), connections, publishesPerSecond, maximumPacketSize, queuedMessages, retainedMessages);
        }

        private BrokerSettings applyTo(BrokerSettings base) {
            return applyTo(base, connections, publishesPerSecond, maximumPacketSize, queuedMessages, retainedMessages);
        }

        private static BrokerSettings applyTo(
                BrokerSettings base, int connections, int publishesPerSecond, int maximumPacketSize, int queuedMessages, int retainedMessages) {
            var limits = base.limits();
            return base.withMaximumPacketSize(maximumPacketSize)
                    .withQueueLimit(queuedMessages, base.maximumQueuedBytes())
                    .withLimits(new Limits(
                            connections, limits.connectionsPerAddress(), limits.subscriptionsPerClient(), retainedMessages,
                            limits.retainedBytes(), limits.topicLevels(), limits.topicBytes(), limits.sessions(), publishesPerSecond));
        }
    }

    /// Whether a file says something about the broker, whatever it is.
    ///
    /// @param settings the folder for what survives a restart
    public static boolean isKept(Path settings) {
        return Files.exists(settings.resolve(FILE + ".json"));
    }

    /// The same, open to the network or not.
    public BrokerProfile withOpenToNetwork(boolean open) {
        return new BrokerProfile(open, port, listeners, certificate, access, limits, inMemory, survivesPowerLoss);
    }

    /// The settings of the broker.
    ///
    /// @param base what holds without changes
    /// @param certificates the folder for a certificate of this computer
    /// @throws IllegalArgumentException with a sentence for the user when a value is out of its bounds
    public BrokerSettings applyTo(BrokerSettings base, Path certificates) {
        var host = openToNetwork ? EVERY_ADDRESS : base.listener().host();
        var all = new ArrayList<ListenerSettings>();
        all.add(base.listener().withHost(host).withPort(port == 0 ? base.listener().port() : port));
        var tls = certificate.settings(certificates);
        listeners.forEach(each -> all.add(each.settings(host, tls)));
        var store = inMemory ? StoreSettings.MEMORY : base.store().withPowerLoss(survivesPowerLoss);
        return limits.applyTo(base).withListeners(all).withAccess(access.settings(base.access())).withStore(store);
    }
}
