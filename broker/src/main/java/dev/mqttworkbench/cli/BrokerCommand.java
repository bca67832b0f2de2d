package dev.mqttworkbench.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

import dev.mqttworkbench.broker.AccessFailure;
import dev.mqttworkbench.broker.AccessSettings;
import dev.mqttworkbench.broker.AccessSettings.Anonymous;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ConnectOffers;
import dev.mqttworkbench.broker.ConnectOffers.ServerReference;
import dev.mqttworkbench.broker.Limits;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.broker.StoreFailure;
import dev.mqttworkbench.broker.StoreSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mqtt-broker`: the broker without a screen.
@Command(
        name = "mqtt-broker",
        description = "An MQTT 3.1, 3.1.1 and 5 broker.",
        mixinStandardHelpOptions = true,
        versionProvider = BrokerCommand.Version.class,
        subcommands = PasswordCommand.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:could not listen, or could not use the store or a file", "2:an option is wrong", "143:ended by SIGTERM"})
public final class BrokerCommand implements Callable<Integer> {

    private static final int COULD_NOT_START = 1;
    private static final BrokerSettings DEFAULTS = BrokerSettings.defaults();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-H", "--host"}, paramLabel = "ADDRESS",
            description = "Address to listen on; 0.0.0.0 opens the broker to the network. Default: ${DEFAULT-VALUE}")
    private String host = DEFAULTS.listener().host();

    @Option(names = {"-p", "--port"}, paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int port = DEFAULTS.listener().port();

    @Option(names = "--maximum-packet-size", paramLabel = "BYTES",
            description = "Largest packet that is accepted. Default: ${DEFAULT-VALUE}")
    private int maximumPacketSize = DEFAULTS.maximumPacketSize();

    @Option(names = "--maximum-queued", paramLabel = "MESSAGES",
            description = "How many messages wait for one session at the most. Default: ${DEFAULT-VALUE}")
    private int maximumQueued = DEFAULTS.maximumQueuedMessages();

    @Option(names = "--maximum-queued-bytes", paramLabel = "BYTES",
            description = "How many bytes wait for one session at the most. Default: ${DEFAULT-VALUE}")
    private long maximumQueuedBytes = DEFAULTS.maximumQueuedBytes();

    @Option(names = "--maximum-in-flight", paramLabel = "MESSAGES",
            description = "How many messages a client has unacknowledged at the most. Default: ${DEFAULT-VALUE}")
    private int maximumInFlight = DEFAULTS.maximumInFlight();

    @Option(names = "--receive-maximum", paramLabel = "MESSAGES",
            description = "How many messages a client may have unacknowledged toward the broker. Default: ${DEFAULT-VALUE}")
    private int receiveMaximum = DEFAULTS.receiveMaximum();

    @Option(names = "--connect-timeout", paramLabel = "SECONDS",
            description = "How long a connection may take to send CONNECT. Default: ${DEFAULT-VALUE}")
    private int connectTimeout = (int) DEFAULTS.connectTimeout().toSeconds();

    @Option(names = "--maximum-connections", paramLabel = "NUMBER",
            description = "How many connections there are at a time. Default: ${DEFAULT-VALUE}")
    private int maximumConnections = DEFAULTS.limits().connections();

    @Option(names = "--maximum-connections-per-address", paramLabel = "NUMBER",
            description = "How many of them come from one address. Default: ${DEFAULT-VALUE}")
    private int maximumConnectionsPerAddress = DEFAULTS.limits().connectionsPerAddress();

    @Option(names = "--maximum-subscriptions", paramLabel = "NUMBER",
            description = "How many subscriptions one client has. Default: ${DEFAULT-VALUE}")
    private int maximumSubscriptions = DEFAULTS.limits().subscriptionsPerClient();

    @Option(names = "--maximum-retained", paramLabel = "MESSAGES",
            description = "How many retained messages are kept. Default: ${DEFAULT-VALUE}")
    private int maximumRetained = DEFAULTS.limits().retainedMessages();

    @Option(names = "--maximum-retained-bytes", paramLabel = "BYTES",
            description = "How many bytes of payload are kept of them. Default: ${DEFAULT-VALUE}")
    private long maximumRetainedBytes = DEFAULTS.limits().retainedBytes();

    @Option(names = "--maximum-topic-levels", paramLabel = "LEVELS",
            description = "How many levels a topic or a filter has. Default: ${DEFAULT-VALUE}")
    private int maximumTopicLevels = DEFAULTS.limits().topicLevels();

    @Option(names = "--maximum-keep-alive", paramLabel = "SECONDS",
            description = "Longest keep alive; MQTT 5 clients that ask for more are told. Default: ${DEFAULT-VALUE}")
    private int maximumKeepAlive = DEFAULTS.offers().maximumKeepAliveSeconds();

    @Option(names = "--response-topics", paramLabel = "TOPIC",
            description = "Below which topic MQTT 5 clients that ask for response information get one of their own.")
    private @Nullable String responseTopics;

    @Option(names = "--use-another-server", paramLabel = "HOST:PORT",
            description = "Send all clients to this server instead, for the time being.")
    private @Nullable String anotherServer;

    @Option(names = "--server-moved", paramLabel = "HOST:PORT",
            description = "Send all clients to this server instead, for good.")
    private @Nullable String serverMoved;

    @Option(names = "--sys-interval", paramLabel = "SECONDS",
            description = "How often the broker publishes about itself under $SYS/broker/; 0 for never. Default: ${DEFAULT-VALUE}")
    private int sysInterval = (int) DEFAULTS.sysInterval().toSeconds();

    @Option(names = "--store", paramLabel = "FOLDER", defaultValue = "memory",
            description = "Folder that keeps retained messages, sessions and what waits for them across restarts, or the word"
                    + " memory, which keeps nothing. Default: ${DEFAULT-VALUE}")
    private String store = "memory";

    @Option(names = "--sync", paramLabel = "HOW", defaultValue = "normal",
            description = "What an acknowledged message survives: normal, the end of the process; full, also a loss of power."
                    + " Default: ${DEFAULT-VALUE}")
    private Sync sync = Sync.normal;

    @Option(names = "--password-file", paramLabel = "FILE",
            description = "Users and their passwords, as mosquitto_passwd writes them; read again when it changes.")
    private @Nullable Path passwordFile;

    @Option(names = "--acl-file", paramLabel = "FILE",
            description = "Who may read and write which topics, as Mosquitto's acl_file; read again when it changes."
                    + " Default: everybody everything")
    private @Nullable Path aclFile;

    @Option(names = "--scram-file", paramLabel = "FILE",
            description = "Users of SCRAM-SHA-256, as user:SCRAM-SHA-256$$iterations:salt$$storedKey:serverKey; read again when"
                    + " it changes.")
    private @Nullable Path scramFile;

    @Option(names = "--anonymous", paramLabel = "WHO",
            description = "Clients that need no user name: loopback, always or never. Default: never with a file of users,"
                    + " otherwise loopback")
    private @Nullable WithoutName anonymous;

    /// Who needs no user name, in the words of the command line.
    enum WithoutName { loopback, always, never }

    /// What an acknowledged message survives, in the words of the command line.
    enum Sync { normal, full }

    BrokerCommand() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The command with its options; a wrong one is answered with a sentence instead of the whole usage.
    static CommandLine commandLine() {
        return new CommandLine(new BrokerCommand()).setParameterExceptionHandler((wrong, arguments) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage() + " (mqtt-broker --help lists the options)");
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            serve(Broker.start(settings()).toCompletableFuture().get());
            return CommandLine.ExitCode.OK;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ListenFailure || failure.getCause() instanceof StoreFailure
                    || failure.getCause() instanceof AccessFailure) {
                spec.commandLine().getErr().println(failure.getCause().getMessage());
                return COULD_NOT_START;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private BrokerSettings settings() {
        try {
            return BrokerSettings.defaults()
                    .withHost(host)
                    .withPort(port)
                    .withMaximumPacketSize(maximumPacketSize)
                    .withQueueLimit(maximumQueued, maximumQueuedBytes)
                    .withMaximumInFlight(maximumInFlight)
                    .withReceiveMaximum(receiveMaximum)
                    .withConnectTimeout(Duration.ofSeconds(connectTimeout))
                    .withLimits(new Limits(
                            maximumConnections, maximumConnectionsPerAddress, maximumSubscriptions, maximumRetained,
                            maximumRetainedBytes, maximumTopicLevels))
                    .withOffers(new ConnectOffers(maximumKeepAlive, Optional.ofNullable(responseTopics), serverReference()))
                    .withSysInterval(Duration.ofSeconds(sysInterval))
                    .withStore(storeSettings())
                    .withAccess(accessSettings());
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private Optional<ServerReference> serverReference() {
        if (anotherServer != null && serverMoved != null) {
            throw new IllegalArgumentException("Clients cannot be sent to two servers: choose --use-another-server or --server-moved");
        }
        return serverMoved != null
                ? Optional.of(new ServerReference(true, serverMoved))
                : Optional.ofNullable(anotherServer).map(where -> new ServerReference(false, where));
    }

    private StoreSettings storeSettings() {
        return store.equals("memory")
                ? StoreSettings.MEMORY
                : StoreSettings.in(Path.of(store)).withPowerLoss(sync == Sync.full);
    }

    private AccessSettings accessSettings() {
        var who = Optional.ofNullable(anonymous).map(word -> switch (word) {
            case loopback -> Anonymous.LOOPBACK;
            case always -> Anonymous.ALWAYS;
            case never -> Anonymous.NEVER;
        });
        return new AccessSettings(
                Optional.ofNullable(passwordFile), Optional.ofNullable(aclFile), Optional.ofNullable(scramFile), who,
                AccessSettings.DEFAULTS.checkInterval());
    }

    /// Serves until the process is told to end.
    private void serve(Broker broker) throws InterruptedException {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            ended.countDown();
        }, "shutdown"));
        var address = broker.address();
        var out = spec.commandLine().getOut();
        out.println("mqtt-broker listens on %s:%d".formatted(address.getAddress().getHostAddress(), address.getPort()));
        if (!address.getAddress().isLoopbackAddress() && broker.settings().access().keepsToThisComputer()) {
            out.println("Clients of other computers are refused: give them names with --password-file, or use --anonymous always.");
        }
        out.flush();
        ended.await();
    }

    /// The version of the jar, for `--version`.
    static final class Version implements CommandLine.IVersionProvider {

        Version() {}

        @Override
        public String[] getVersion() {
            var version = BrokerCommand.class.getPackage().getImplementationVersion();
            return new String[] {"mqtt-broker " + (version == null ? "(not packaged)" : version)};
        }
    }
}
