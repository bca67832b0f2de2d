package dev.mqttworkbench.transport;

import java.net.URI;
import java.util.Optional;

import dev.mqttworkbench.endpoint.Transport;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/// Lets the upgrade to a WebSocket of MQTT pass, and answers every other request with a sentence and the end.
final class WebSocketUpgrade extends ChannelInboundHandlerAdapter {

    /// Why a request is refused.
    private record Refusal(HttpResponseStatus status, String sentence) {}

    private final Transport.WebSocket settings;

    WebSocketUpgrade(Transport.WebSocket settings) {
        this.settings = settings;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            context.fireChannelRead(message);
            return;
        }
        var refusal = refusalOf(request);
        if (refusal.isPresent()) {
            ReferenceCountUtil.release(request);
            refuse(context, refusal.get());
        } else {
            context.pipeline().remove(this);
            context.fireChannelRead(request);
        }
    }

    private Optional<Refusal> refusalOf(FullHttpRequest request) {
        var headers = request.headers();
        var subprotocols = headers.getAsString(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        var origin = headers.getAsString(HttpHeaderNames.ORIGIN);
        if (!request.decoderResult().isSuccess()) {
            return Optional.of(new Refusal(HttpResponseStatus.BAD_REQUEST, "This is not HTTP."));
        }
        if (!path(request).equals(settings.path())) {
            return Optional.of(new Refusal(
                    HttpResponseStatus.NOT_FOUND, "MQTT over WebSocket is at " + settings.path() + " here."));
        }
        if (!request.method().equals(HttpMethod.GET)
                || !headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            return Optional.of(new Refusal(
                    HttpResponseStatus.UPGRADE_REQUIRED, "This is an MQTT broker. Connect with an MQTT client over WebSocket."));
        }
        if (subprotocols == null || !WebSocketServer.speaksMqtt(subprotocols)) { // [MQTT-6.0.0-3]
            return Optional.of(new Refusal(HttpResponseStatus.BAD_REQUEST, "Ask for the WebSocket subprotocol mqtt."));
        }
        if (origin != null && !isAllowed(origin, headers.get(HttpHeaderNames.HOST, ""))) {
            return Optional.of(new Refusal(
                    HttpResponseStatus.FORBIDDEN, "Pages of other sites are not let in, unless the broker is told their origin."));
        }
        return Optional.empty();
    }

    private static String path(FullHttpRequest request) {
        var question = request.uri().indexOf('?');
        return question < 0 ? request.uri() : request.uri().substring(0, question);
    }

    private boolean isAllowed(String origin, String host) {
        if (settings.origins().contains(Transport.WebSocket.ANY_ORIGIN) || settings.origins().contains(origin)) {
            return true;
        }
        var page = hostOf(origin);
        return isThisComputer(page) || !page.isEmpty() && page.equalsIgnoreCase(hostOf("http://" + host));
    }

    private static boolean isThisComputer(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /// The host of an origin without its port; nothing for `null`, which pages without an origin of their own send.
    private static String hostOf(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getHost()).orElse("");
        } catch (IllegalArgumentException nonsense) {
            return ""; // which is nobody's host
        }
    }

    private static void refuse(ChannelHandlerContext context, Refusal refusal) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, refusal.status(), ByteBufUtil.writeUtf8(context.alloc(), refusal.sentence() + "\n"));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (refusal.status().equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        }
        context.channel().config().setAutoRead(false);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
