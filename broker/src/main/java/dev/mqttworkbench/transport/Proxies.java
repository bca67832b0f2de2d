package dev.mqttworkbench.transport;

import java.net.InetSocketAddress;
import java.time.Duration;

import dev.mqttworkbench.endpoint.Proxy;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;

/// Netty's handlers for proxies.
final class Proxies {

    private Proxies() {}

    /// The handler that goes through the proxy at this address.
    static ProxyHandler handler(Proxy proxy, InetSocketAddress address, Duration timeout) {
        var handler = proxy.credentials()
                .map(credentials -> withCredentials(proxy.kind(), address, credentials))
                .orElseGet(() -> switch (proxy.kind()) {
                    case HTTP -> new HttpProxyHandler(address);
                    case SOCKS4 -> new Socks4ProxyHandler(address);
                    case SOCKS5 -> new Socks5ProxyHandler(address);
                });
        handler.setConnectTimeoutMillis(timeout.toMillis());
        return handler;
    }

    private static ProxyHandler withCredentials(
            Proxy.Kind kind, InetSocketAddress address, Proxy.Credentials credentials) {
        return switch (kind) {
            case HTTP -> new HttpProxyHandler(address, credentials.userName(), credentials.password());
            case SOCKS4 -> new Socks4ProxyHandler(address, credentials.userName());
            case SOCKS5 -> new Socks5ProxyHandler(address, credentials.userName(), credentials.password());
        };
    }
}
