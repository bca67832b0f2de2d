package dev.mqttworkbench.cli;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.mqttworkbench.broker.Broker;
import dev.mqttworkbench.endpoint.ListenerSettings;
import dev.mqttworkbench.endpoint.Transport;

/// What the command says when the broker has started: where it listens, and who is kept out.
final class StartLines {

    private static final Pattern ZEROS = Pattern.compile("\\b0(?::0)+\\b");

    private StartLines() {}

    static List<String> of(Broker broker) {
        var lines = new ArrayList<String>();
        var listeners = broker.settings().listeners();
        var refused = false;
        for (var i = 0; i < listeners.size(); i++) {
            var listener = listeners.get(i);
            var address = broker.addresses().get(i);
            lines.add("mqtt-broker listens on " + where(listener, address));
            refused |= isForOthers(listener, address) && broker.settings().access().keepsToThisComputer();
        }
        if (refused) {
            lines.add("Clients of other computers are refused: give them names with --password-file, or use --anonymous always.");
        }
        return lines;
    }

    /// As a client is told it; a plain TCP listener without its scheme.
    static String where(ListenerSettings listener, InetSocketAddress address) {
        var where = String.format(Locale.ROOT, "%s:%d", host(address.getAddress()), address.getPort());
        return switch (listener.transport()) {
            case Transport.Tcp() -> listener.tls().isEmpty() ? where : listener.scheme() + "://" + where;
            case Transport.WebSocket webSocket -> listener.scheme() + "://" + where + webSocket.path();
        };
    }

    /// An address of IPv6 in brackets and in its short form: two colons for the longest run of zeros (RFC 5952).
    private static String host(InetAddress address) {
        var text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        var longest = ZEROS.matcher(text).results().map(MatchResult::group)
                .reduce((one, other) -> other.length() > one.length() ? other : one);
        return "[" + longest.map(zeros -> text.replaceFirst("(^|:)" + zeros + "(:|(?=%)|$)", "::")).orElse(text) + "]";
    }

    private static boolean isForOthers(ListenerSettings listener, InetSocketAddress address) {
        var named = listener.tls().flatMap(tls -> tls.clients()).map(clients -> clients.nameIsUserName()).orElse(false);
        return !address.getAddress().isLoopbackAddress() && !named;
    }
}
