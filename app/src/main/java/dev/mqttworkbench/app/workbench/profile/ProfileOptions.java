package dev.mqttworkbench.app.workbench.profile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mqttworkbench.app.text.TextOrHex;
import dev.mqttworkbench.client.ConnectOptions;
import dev.mqttworkbench.endpoint.ClientTls;
import dev.mqttworkbench.endpoint.Proxy;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// Makes the options of a client from a profile and its passwords.
public final class ProfileOptions {

    private ProfileOptions() {}

    /// The options.
    ///
    /// @throws IllegalArgumentException with a sentence for the user when they do not go together
    public static ConnectOptions of(Profile profile, ProfileSecrets secrets) {
        var session = profile.session();
        var address = profile.address();
        var options = ConnectOptions.to(address.host(), address.port())
                .withVersion(session.version())
                .withTransport(address.scheme().isWebSocket() ? new Transport.WebSocket(address.path(), Set.of()) : new Transport.Tcp())
                .withClientIdentifier(session.clientIdentifier())
                .withCleanStart(session.cleanStart())
                .withKeepAliveSeconds(session.keepAliveSeconds())
                .withConnectTimeout(Duration.ofSeconds(address.timeoutSeconds()))
                .withReconnect(profile.retry().reconnect());
        options = session.version().isV5() ? options.withProperties(properties(session)) : options;
        options = session.maximumPacketSize().map(options::withMaximumPacketSize).orElse(options);
        options = credentials(options, session.userName(), secrets.password());
        options = address.scheme().isEncrypted() ? options.withTls(tls(profile.tls(), secrets)) : options;
        options = proxy(profile.proxy(), secrets).map(options::withProxy).orElse(options);
        return profile.will().isOn() ? options.withWill(will(profile.will(), session.version().isV5())) : options;
    }

    private static ConnectOptions credentials(ConnectOptions options, String userName, String password) {
        if (password.isEmpty()) {
            return userName.isEmpty() ? options : options.withUserName(userName);
        }
        return options.withCredentials(userName, Payload.ofText(password));
    }

    private static Properties properties(SessionSettings session) {
        var properties = Properties.NONE;
        if (session.expirySeconds() > 0) {
            properties = properties.plus(Property.SESSION_EXPIRY_INTERVAL, session.expirySeconds());
        }
        properties = with(properties, Property.RECEIVE_MAXIMUM, session.receiveMaximum());
        properties = with(properties, Property.MAXIMUM_PACKET_SIZE, session.maximumPacketSize().map(Integer::longValue));
        properties = with(properties, Property.TOPIC_ALIAS_MAXIMUM, session.topicAliasMaximum());
        return with(properties, session.userProperties());
    }

    private static <T> Properties with(Properties properties, Property<T> property, Optional<T> value) {
        return value.map(present -> properties.plus(property, present)).orElse(properties);
    }

    private static Properties with(Properties properties, List<NameValue> pairs) {
        var more = properties;
        for (var pair : pairs) {
            more = more.plus(Property.USER_PROPERTY, new UserProperty(pair.name(), pair.value()));
        }
        return more;
    }

    private static ClientTls tls(TlsSettings settings, ProfileSecrets secrets) {
        var password = Optional.of(secrets.keyPassword()).filter(text -> !text.isEmpty());
        var identity = switch (settings.identity()) {
            case NONE -> Optional.<ClientTls.Identity>empty();
            case PEM -> Optional.<ClientTls.Identity>of(
                    new ClientTls.Identity.PemFiles(Path.of(settings.certificate()), Path.of(text(settings.key()).orElse(settings.certificate())), password));
            case PKCS12 -> Optional.<ClientTls.Identity>of(new ClientTls.Identity.Pkcs12(Path.of(settings.certificate()), password));
        };
        return new ClientTls(
                text(settings.authorities()).map(Path::of), identity, text(settings.serverName()), settings.checksHostName(),
                Set.copyOf(settings.acceptedFingerprints()));
    }

    private static Optional<Proxy> proxy(ProxySettings settings, ProfileSecrets secrets) {
        var kind = switch (settings.kind()) {
            case NONE -> Optional.<Proxy.Kind>empty();
            case HTTP -> Optional.of(Proxy.Kind.HTTP);
            case SOCKS4 -> Optional.of(Proxy.Kind.SOCKS4);
            case SOCKS5 -> Optional.of(Proxy.Kind.SOCKS5);
        };
        return kind.map(each -> {
            var proxy = Proxy.of(each, settings.host(), settings.port());
            return settings.userName().isEmpty() ? proxy : proxy.withCredentials(settings.userName(), secrets.proxyPassword());
        });
    }

    private static Will will(WillSettings settings, boolean hasProperties) {
        var properties = Properties.NONE;
        if (hasProperties) {
            properties = settings.delaySeconds() > 0 ? properties.plus(Property.WILL_DELAY_INTERVAL, settings.delaySeconds()) : properties;
            properties = settings.isText() ? properties.plus(Property.PAYLOAD_FORMAT_INDICATOR, 1) : properties;
            properties = with(properties, Property.MESSAGE_EXPIRY_INTERVAL, settings.expirySeconds());
            properties = with(properties, Property.CONTENT_TYPE, text(settings.contentType()));
            properties = with(properties, Property.RESPONSE_TOPIC, text(settings.responseTopic()));
            properties = with(properties, Property.CORRELATION_DATA, text(settings.correlationData()).map(TextOrHex::payload));
            properties = with(properties, settings.userProperties());
        }
        return new Will(new TopicName(settings.topic()), TextOrHex.payload(settings.payload()), QoS.of(settings.qos()), settings.retain(), properties);
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(each -> !each.isBlank());
    }
}
