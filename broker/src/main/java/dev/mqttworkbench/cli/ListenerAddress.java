package dev.mqttworkbench.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.ServerTls;
import dev.mqttworkbench.endpoint.ServerTls.Certificate;
import dev.mqttworkbench.endpoint.ServerTls.ClientCertificates;
import dev.mqttworkbench.endpoint.Transport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// A listener as one line: `wss://0.0.0.0:8084/mqtt?certificate=server.crt&key=server.key`.
///
/// The scheme is mqtt, mqtts, ws or wss; the port may be left out, and is then the usual one. What comes behind the question
/// mark are its own settings.
final class ListenerAddress {

    private static final Set<String> EVERYWHERE = Set.of("maximum-connections");
    private static final Set<String> WITH_TLS =
            Set.of("certificate", "key", "key-password", "self-signed", "ca", "client-certificates", "certificate-is-user");
    private static final Set<String> WITH_WEB_SOCKET = Set.of("origins");

    private static final int SECURE_MQTT_PORT = 8_883;
    private static final int WEB_SOCKET_PORT = 8_083;
    private static final int SECURE_WEB_SOCKET_PORT = 8_084;

    private final String line;
    private final URI address;
    private final Map<String, String> settings;
    private final @Nullable Path selfSigned;

    private ListenerAddress(String line, URI address, @Nullable Path selfSigned) {
        this.line = line;
        this.address = address;
        this.settings = settings(line, Optional.ofNullable(address.getRawQuery()).orElse(""));
        this.selfSigned = selfSigned;
    }

    /// The listener that a line describes.
    ///
    /// @param selfSigned folder of the certificate where the line names none; null: there is none
    /// @throws IllegalArgumentException with a sentence for the user
    static ListenerSettings parse(String line, @Nullable Path selfSigned) {
        try {
            return new ListenerAddress(line, new URI(line), selfSigned).listener();
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is not the address of a listener, which looks like mqtts://0.0.0.0:8883?certificate=FILE&key=FILE", line),
                    wrong);
        }
    }

    private ListenerSettings listener() {
        var known = new HashSet<>(EVERYWHERE);
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        var listener = switch (scheme) {
            case "mqtt" -> tcp(BrokerSettings.MQTT_PORT);
            case "mqtts" -> tcp(SECURE_MQTT_PORT).withTls(tls(known));
            case "ws" -> tcp(WEB_SOCKET_PORT).withTransport(webSocket(known));
            case "wss" -> tcp(SECURE_WEB_SOCKET_PORT).withTransport(webSocket(known)).withTls(tls(known));
            default -> throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is not the address of a listener, which begins with mqtt://, mqtts://, ws:// or wss://", line));
        };
        if (!scheme.startsWith("ws") && !Optional.ofNullable(address.getPath()).orElse("").isEmpty()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: only WebSocket has a path", line));
        }
        for (var name : settings.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s has no setting \"%s\", only %s",
                        line, scheme, name, String.join(", ", known.stream().sorted().toList())));
            }
        }
        return setting("maximum-connections").map(this::number).map(listener::withMaximumConnections).orElse(listener);
    }

    private ListenerSettings tcp(int usualPort) {
        var host = address.getHost();
        if (host == null) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s has no address to listen on, such as 127.0.0.1", line));
        }
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return ListenerSettings.tcp(bare, address.getPort() < 0 ? usualPort : address.getPort());
    }

    private Transport.WebSocket webSocket(Set<String> known) {
        known.addAll(WITH_WEB_SOCKET);
        var path = Optional.ofNullable(address.getPath()).filter(each -> !each.isEmpty()).orElse(Transport.WebSocket.PATH);
        return new Transport.WebSocket(path, Set.copyOf(setting("origins").map(ListenerAddress::parts).orElse(List.of())));
    }

    private ServerTls tls(Set<String> known) {
        known.addAll(WITH_TLS);
        var tls = ServerTls.with(certificate());
        var wanted = setting("client-certificates").orElse("none");
        if (wanted.equals("none")) {
            return tls;
        }
        if (!wanted.equals("required") && !wanted.equals("optional")) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s: client-certificates is none, optional or required, not \"%s\"", line, wanted));
        }
        var authorities = setting("ca").orElseThrow(() -> new IllegalArgumentException(
                String.format(Locale.ROOT, "%s: certificates of clients need ca=FILE, the authorities that vouch for them", line)));
        return tls.withClients(new ClientCertificates(path("ca", authorities), wanted.equals("required"), isOn("certificate-is-user")));
    }

    private Certificate certificate() {
        var chain = setting("certificate");
        var key = setting("key");
        if (chain.isPresent() && key.isPresent()) {
            return new Certificate.PemFiles(path("certificate", chain.get()), path("key", key.get()), setting("key-password"));
        }
        if (chain.isPresent() || key.isPresent()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: a certificate needs its key, and a key its certificate", line));
        }
        return setting("self-signed").map(folder -> path("self-signed", folder)).or(() -> Optional.ofNullable(selfSigned))
                .map(Certificate.SelfSigned::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s needs certificate=FILE and key=FILE, or --self-signed FOLDER to have them made", line)));
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    private boolean isOn(String name) {
        return switch (setting(name).orElse("no")) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s is yes or no", line, name));
        };
    }

    private int number(String value) {
        try {
            return OptionValues.number(value);
        } catch (TypeConversionException wrong) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s", line, wrong.getMessage()), wrong);
        }
    }

    private Path path(String name, String value) {
        try {
            return OptionValues.path(value);
        } catch (TypeConversionException wrong) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s: %s", line, name, wrong.getMessage()), wrong);
        }
    }

    private static List<String> parts(String value) {
        return List.of(value.split(",", -1));
    }

    private static Map<String, String> settings(String line, String query) {
        var settings = new LinkedHashMap<String, String>();
        for (var part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                var equals = part.indexOf('=');
                var name = equals < 0 ? part : part.substring(0, equals);
                var value = equals < 0 ? "yes" : part.substring(equals + 1);
                if (settings.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)) != null) {
                    throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s is there twice", line, name));
                }
            }
        }
        return settings;
    }
}
