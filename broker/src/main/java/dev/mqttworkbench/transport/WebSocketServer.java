package dev.mqttworkbench.transport;

import java.util.Locale;

import dev.mqttworkbench.endpoint.Transport;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

/// The server's side of MQTT over WebSocket (6): upgrade, frames, and nothing of it further in.
final class WebSocketServer {

    /// The subprotocol that a client has to ask for [MQTT-6.0.0-3] and that is chosen [MQTT-6.0.0-4]; the second is what
    /// clients of MQTT 3.1 ask for.
    static final String SUBPROTOCOLS = "mqtt,mqttv3.1";

    private static final int LONGEST_REQUEST = 16 << 10;
    private static final int SMALLEST_FRAME_LIMIT = 1 << 20;
    private static final long CLOSE_TIMEOUT_MILLIS = 2_000;

    private WebSocketServer() {}

    /// Puts it at the end of a pipeline.
    ///
    /// @param maximumPacketSize in bytes; a frame may hold several packets, and be twice as long
    static void addTo(ChannelPipeline pipeline, Transport.WebSocket settings, int maximumPacketSize) {
        pipeline.addLast("http", new HttpServerCodec());
        pipeline.addLast("http-request", new HttpObjectAggregator(LONGEST_REQUEST));
        pipeline.addLast("upgrade", new WebSocketUpgrade(settings));
        pipeline.addLast("pings", new WebSocketPings());
        pipeline.addLast("websocket", new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(settings.path())
                .checkStartsWith(true) // WebSocketUpgrade has looked at the path; a query may stand behind it
                .subprotocols(SUBPROTOCOLS)
                .handshakeTimeoutMillis(Integer.MAX_VALUE) // the time until CONNECT counts, of which this is a part
                .forceCloseTimeoutMillis(CLOSE_TIMEOUT_MILLIS)
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(Math.max(SMALLEST_FRAME_LIMIT, 2 * maximumPacketSize))
                        .closeOnProtocolViolation(false) // WebSocketFrames does, in order
                        .withUTF8Validator(false) // text is refused whatever it says
                        .build())
                .build()));
        pipeline.addLast("websocket-frames", new WebSocketFrames());
    }

    /// Whether a client that asks for these subprotocols speaks MQTT.
    static boolean speaksMqtt(String asked) {
        for (var each : asked.split(",", -1)) {
            var name = each.trim().toLowerCase(Locale.ROOT);
            if (name.equals("mqtt") || name.equals("mqttv3.1")) {
                return true;
            }
        }
        return false;
    }
}
