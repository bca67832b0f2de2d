package dev.mqttworkbench.app.workbench.profile;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// All that is kept about a connection to a broker, but its passwords.
///
/// @param id which profile, whatever it is called
/// @param name what the user calls it; empty: its address
/// @param folder in which it lies; empty: in none
/// @param colour by which it is found again
/// @param address where the broker is
/// @param session who the client is, and what it asks for
/// @param tls how it is encrypted, where the scheme says so
/// @param proxy through which it goes
/// @param will what the broker publishes when the connection breaks
/// @param subscriptions that are made when the connection stands
/// @param retry whether a lost connection is made again
public record Profile(
        String id, String name, String folder, Colour colour, Address address, SessionSettings session, TlsSettings tls, ProxySettings proxy,
        WillSettings will, List<SubscriptionSettings> subscriptions, RetrySettings retry) {

    /// @throws NullPointerException when something is missing
    public Profile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(colour, "colour");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(proxy, "proxy");
        Objects.requireNonNull(will, "will");
        Objects.requireNonNull(retry, "retry");
        subscriptions = List.copyOf(subscriptions);
    }

    /// A profile with nothing filled in: `#` is proposed, at QoS 0.
    ///
    /// @param clientIdentifier that is proposed
    public static Profile fresh(String clientIdentifier) {
        return new Profile(
                newId(), "", "", Colour.NONE, new Address(Scheme.MQTT, "", Scheme.MQTT.usualPort(), "/mqtt", 10), SessionSettings.usual(clientIdentifier),
                TlsSettings.USUAL, ProxySettings.NONE, WillSettings.NONE, List.of(SubscriptionSettings.watching("#")), RetrySettings.USUAL);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /// What it is called: its name, or its address.
    public String title() {
        return name.isBlank() ? address.text() : name;
    }

    /// A second one like it.
    ///
    /// @param otherName what it is called
    /// @param clientIdentifier of its own: two clients with the same one would end each other
    public Profile copy(String otherName, String clientIdentifier) {
        return new Profile(newId(), otherName, folder, colour, address, session.withClientIdentifier(clientIdentifier), tls, proxy, will, subscriptions, retry);
    }

    /// Whether it says something that goes with a password.
    public boolean needsSecrets() {
        return !session.userName().isEmpty() || tls.identity() != TlsSettings.Identity.NONE || !proxy.userName().isEmpty();
    }

    /// Whether all but the id is the same.
    public boolean isLike(Profile other) {
        return withId(other.id).equals(other);
    }

    /// The same under an id of its own.
    public Profile anew() {
        return withId(newId());
    }

    private Profile withId(String other) {
        return new Profile(other, name, folder, colour, address, session, tls, proxy, will, subscriptions, retry);
    }

    /// The same with other settings for TLS.
    public Profile withTls(TlsSettings other) {
        return new Profile(id, name, folder, colour, address, session, other, proxy, will, subscriptions, retry);
    }

    /// The same with other subscriptions.
    public Profile withSubscriptions(List<SubscriptionSettings> other) {
        return new Profile(id, name, folder, colour, address, session, tls, proxy, will, other, retry);
    }
}
