package dev.mqttworkbench.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/// Who is at the other end of a Network Connection. On its loop only.
public final class Peer {

    private final Channel channel;
    private @Nullable String address;

    Peer(Channel channel) {
        this.channel = channel;
    }

    /// Its address and port, for people.
    public String address() {
        var known = address;
        if (known == null) {
            known = describe(channel.remoteAddress());
            address = known;
        }
        return known;
    }

    /// Its address without its port.
    public String host() {
        return channel.remoteAddress() instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : address();
    }

    /// Whether it is on this computer.
    public boolean isLoopback() {
        return channel.remoteAddress() instanceof InetSocketAddress inet && inet.getAddress().isLoopbackAddress();
    }

    /// The common name of the certificate that it has shown; nothing where it has shown none.
    public Optional<String> certificateName() {
        var tls = channel.pipeline().get(SslHandler.class);
        return tls == null ? Optional.empty() : CertificateName.of(tls.engine().getSession());
    }

    static String describe(SocketAddress address) {
        return address instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                : String.valueOf(address);
    }

    @Override
    public String toString() {
        return address();
    }
}
