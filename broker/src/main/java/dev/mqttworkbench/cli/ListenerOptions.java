package dev.mqttworkbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where to listen, on the command line.
final class ListenerOptions {

    private static final BrokerSettings DEFAULTS = BrokerSettings.defaults();
    private static final Set<String> ALONE = Set.of("--host", "--port");
    private static final int SECURE_PORT = 8_883;

    @Option(names = {"-H", "--host"}, paramLabel = "ADDRESS",
            description = "Address to listen on; 0.0.0.0 opens the broker to the network. Default: ${DEFAULT-VALUE}")
    private String host = DEFAULTS.listener().host();

    @Option(names = {"-p", "--port"}, paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int port = DEFAULTS.listener().port();

    @Option(names = "--listener", paramLabel = "URL",
            description = "A listener with settings of its own, in place of --host and --port; as often as you like."
                    + " mqtt://ADDRESS:PORT, mqtts://…, ws://…/PATH or wss://…, and behind a question mark, joined by &:"
                    + " certificate=FILE, key=FILE, key-password=WORD, self-signed=FOLDER, client-certificates=optional|required,"
                    + " ca=FILE, certificate-is-user=yes, origins=https://PAGE,… or *, maximum-connections=NUMBER.")
    private List<String> listeners = new ArrayList<>();

    @Option(names = "--self-signed", paramLabel = "FOLDER",
            description = "Make a certificate for this computer, for teaching and trying, keep it in this folder, and use it for"
                    + " listeners that name no other. Without a listener that encrypts, one is added on port 8883.")
    private @Nullable Path selfSigned;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    ListenerOptions() {}

    /// @throws IllegalArgumentException with a sentence for the user
    List<ListenerSettings> settings() {
        var parsed = command.commandLine().getParseResult();
        if (!listeners.isEmpty() && ALONE.stream().anyMatch(parsed::hasMatchedOption)) {
            throw new IllegalArgumentException(
                    "A listener has its own address: choose --host and --port, or --listener, as mqtt://127.0.0.1:1883");
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("The host is an address to listen on, such as 127.0.0.1, not nothing");
        }
        var settings = new ArrayList<ListenerSettings>();
        for (var line : listeners) {
            settings.add(ListenerAddress.parse(line, selfSigned));
        }
        if (settings.isEmpty()) {
            settings.add(ListenerSettings.tcp(host, port));
        }
        if (selfSigned != null && settings.stream().allMatch(each -> each.tls().isEmpty())) {
            settings.add(ListenerAddress.parse(String.format(Locale.ROOT, "mqtts://%s:%d", forUrl(settings.getFirst().host()), SECURE_PORT), selfSigned));
        }
        return settings;
    }

    /// The options whose values do not count.
    Set<String> withoutEffect() {
        return listeners.isEmpty() ? Set.of() : ALONE;
    }

    private static String forUrl(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}
