package dev.mqttworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

import dev.mqttworkbench.broker.AccessFailure;
import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.ListenFailure;
import dev.mqttworkbench.broker.StoreFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private static final String LOG = "java.util.logging.manager";
    private static final int COULD_NOT_START = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ListenerOptions listeners = new ListenerOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private OfferOptions offers = new OfferOptions();

    @Mixin
    private ObservationOptions observation = new ObservationOptions();

    @Option(names = ConfigFile.OPTION, paramLabel = "FILE",
            description = "File of properties with these options, without their dashes: port=1884. The command line wins, and adds"
                    + " to lists.")
    private @Nullable Path config;

    @Option(names = "--print-config", description = "Print all options with their values as such a file, and end.")
    private boolean printConfig;

    BrokerCommand() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        if (System.getProperty(LOG) == null) { // before anybody looks at a class of the log: that is when the JDK reads it
            System.setProperty(LOG, LastingLog.class.getName());
        }
        System.exit(execute(commandLine(), arguments));
    }

    /// Runs the command.
    ///
    /// @return its exit code
    static int execute(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(ConfigFile.expanded(arguments, commandLine.getCommandSpec(), BrokerCommand::check));
        } catch (ConfigFile.Wrong wrong) {
            commandLine.getErr().println(wrong.getMessage());
            commandLine.getErr().flush();
            return CommandLine.ExitCode.USAGE;
        }
    }

    /// The command with its options; a wrong one is answered with a sentence instead of the whole usage.
    static CommandLine commandLine() {
        return reading(new BrokerCommand())
                .setParameterExceptionHandler((wrong, arguments) -> {
                    wrong.getCommandLine().getErr().println(wrong.getMessage() + " (mqtt-broker --help lists the options)");
                    return CommandLine.ExitCode.USAGE;
                });
    }

    /// Arguments that begin with `@` are what they are: options stand in the file of `--config`.
    private static CommandLine reading(BrokerCommand command) {
        return OptionValues.readBy(new CommandLine(command)).setOverwrittenOptionsAllowed(true).setExpandAtFiles(false);
    }

    private static void check(List<String> arguments) {
        var command = new BrokerCommand();
        reading(command).parseArgs(arguments.toArray(String[]::new));
        command.settings();
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = settings();
        if (printConfig) {
            spec.commandLine().getOut().print(ConfigPrinter.print(spec, listeners.withoutEffect()));
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        }
        observation.startLog();
        try {
            Serving.until(Broker.start(settings).toCompletableFuture().get(), observation, spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        } catch (ListenFailure failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return COULD_NOT_START;
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
            var where = listeners.settings();
            observation.check(where);
            return limits.applyTo(BrokerSettings.defaults())
                    .withListeners(where)
                    .withOffers(offers.offers())
                    .withSysInterval(observation.sysInterval())
                    .withStore(store.settings())
                    .withAccess(access.settings());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
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
