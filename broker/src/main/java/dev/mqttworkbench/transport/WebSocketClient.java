package dev.mqttworkbench.transport;

import java.net.URI;

import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;

/// The client's side of MQTT over WebSocket (6): upgrade, frames, and nothing of it further in.
final class WebSocketClient {

    private static final String SUBPROTOCOL = "mqtt"; // [MQTT-6.0.0-3]
    private static final String OF_3_1 = "mqttv3.1," + SUBPROTOCOL; // as clients and brokers of its time agreed, the registered name after it
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final int LONGEST_FRAME = Integer.MAX_VALUE;
    private static final long CLOSE_TIMEOUT_MILLIS = 2_000;

    private WebSocketClient() {}

    /// Puts it before a handler of a pipeline whose channel is open, and asks for the upgrade.
    ///
    /// @param version that CONNECT will name
    static void addBefore(ChannelPipeline pipeline, String handler, Route route, Transport.WebSocket settings, ProtocolVersion version) {
        pipeline.addBefore(handler, "http", new HttpClientCodec());
        pipeline.addBefore(handler, "http-answer", new HttpObjectAggregator(LONGEST_ANSWER));
        pipeline.addBefore(handler, "pings", new WebSocketPings());
        pipeline.addBefore(handler, "websocket", new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(uri(route, settings))
                .subprotocol(version == ProtocolVersion.V3_1 ? OF_3_1 : SUBPROTOCOL)
                .version(WebSocketVersion.V13)
                .handshakeTimeoutMillis(route.timeout().toMillis())
                .forceCloseTimeoutMillis(CLOSE_TIMEOUT_MILLIS)
                .maxFramePayloadLength(LONGEST_FRAME)
                .withUTF8Validator(false) // text is refused whatever it says
                .build()));
        pipeline.addBefore(handler, "websocket-frames", new WebSocketFrames());
        pipeline.context("http-answer").fireChannelActive(); // which is when Netty's handler asks
    }

    private static URI uri(Route route, Transport.WebSocket settings) {
        var host = route.host().indexOf(':') < 0 ? route.host() : "[" + route.host() + "]";
        return URI.create(route.scheme() + "://" + host + ":" + route.port() + settings.path());
    }
}
