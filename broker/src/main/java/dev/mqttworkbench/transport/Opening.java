package dev.mqttworkbench.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.mqttworkbench.endpoint.PassedStep;
import dev.mqttworkbench.endpoint.Route;
import dev.mqttworkbench.endpoint.Step;
import dev.mqttworkbench.endpoint.Transport;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a connection of a client from TCP to where packets can be sent, one step behind the other, puts each step's handlers
/// into the pipeline when it is its turn, and then leaves.
final class Opening extends ChannelInboundHandlerAdapter {

    /// How far it is. A failure is told once: what the pipeline says of it behind that is nobody's business.
    private enum State {
        UNDER_WAY,
        OPEN,
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final String NAME = "opening";

    private final Route route;
    private final ProtocolVersion version;
    private final Optional<ClientTlsContext> tls;
    private final Consumer<PassedStep> passed;
    private final Runnable whenOpen;
    private final Consumer<OpeningFailure> whenFailed;
    private Step step = Step.TCP;
    private long began;
    private State state = State.UNDER_WAY;

    /// @param version that CONNECT will name
    /// @param began when the TCP connection was asked for, by `System.nanoTime`
    Opening(
            Route route, ProtocolVersion version, Optional<ClientTlsContext> tls, long began, Consumer<PassedStep> passed, Runnable whenOpen,
            Consumer<OpeningFailure> whenFailed) {
        this.route = route;
        this.version = version;
        this.tls = tls;
        this.began = began;
        this.passed = passed;
        this.whenOpen = whenOpen;
        this.whenFailed = whenFailed;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (step != Step.TCP) {
            return; // the upgrade was told so by this handler
        }
        var address = Peer.describe(context.channel().remoteAddress());
        passed.accept(new PassedStep.TcpOpened(took(), address));
        if (route.proxy().isPresent()) {
            step = Step.PROXY;
        } else {
            encrypt(context);
        }
    }

    private void encrypt(ChannelHandlerContext context) {
        if (tls.isEmpty()) {
            upgrade(context);
            return;
        }
        step = Step.TLS;
        context.pipeline().addBefore(NAME, "tls", tls.get().handler(context.alloc()));
    }

    private void upgrade(ChannelHandlerContext context) {
        switch (route.transport()) {
            case Transport.Tcp() -> {
                if (tls.isEmpty()) {
                    context.pipeline().addBefore(NAME, "first-bytes", new FirstBytes());
                }
                finish(context);
            }
            case Transport.WebSocket webSocket -> {
                step = Step.WEBSOCKET;
                WebSocketClient.addBefore(context.pipeline(), NAME, route, webSocket, version);
            }
        }
    }

    private void finish(ChannelHandlerContext context) {
        step = Step.CONNACK;
        state = State.OPEN;
        whenOpen.run();
        context.pipeline().remove(this);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case ProxyConnectionEvent opened -> {
                route.proxy().ifPresent(proxy -> passed.accept(new PassedStep.ProxyPassed(took(), proxy)));
                encrypt(context);
            }
            case SslHandshakeCompletionEvent agreed when agreed.isSuccess() -> {
                tellOfTls(context);
                upgrade(context);
            }
            case SslHandshakeCompletionEvent failed -> fail(context, failed.cause());
            case ClientHandshakeStateEvent state when state == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE -> {
                tellOfWebSocket(context);
                finish(context);
            }
            case ClientHandshakeStateEvent state when state == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT ->
                    fail(context, new TimeoutException("timed out"));
            default -> context.fireUserEventTriggered(event);
        }
    }

    private void tellOfTls(ChannelHandlerContext context) {
        var session = context.pipeline().get(SslHandler.class).engine().getSession();
        CertificateFacts.shown(session).ifPresent(certificate -> passed.accept(new PassedStep.TlsAgreed(
                took(), session.getProtocol(), session.getCipherSuite(), certificate,
                tls.map(ClientTlsContext::isPinned).orElse(false))));
    }

    private void tellOfWebSocket(ChannelHandlerContext context) {
        var chosen = context.pipeline().get(WebSocketClientProtocolHandler.class).handshaker().actualSubprotocol();
        if (route.transport() instanceof Transport.WebSocket webSocket) {
            passed.accept(new PassedStep.WebSocketOpened(took(), webSocket.path(), Optional.ofNullable(chosen).orElse("")));
        }
    }

    private Duration took() {
        var now = System.nanoTime();
        var took = Duration.ofNanos(now - began);
        began = now;
        return took;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (state == State.OPEN) {
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message); // nobody has asked for anything yet
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (state) {
            case UNDER_WAY -> fail(context, cause);
            case OPEN -> context.fireExceptionCaught(cause);
            case FAILED -> LOG.debug("behind the failure that was told: {}", cause.toString());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        switch (state) {
            case UNDER_WAY -> fail(context, new IOException("the connection was closed"));
            case OPEN -> context.fireChannelInactive();
            case FAILED -> LOG.debug("closed behind the failure that was told");
        }
    }

    private void fail(ChannelHandlerContext context, Throwable cause) {
        state = State.FAILED;
        whenFailed.accept(new OpeningFailure(step, cause instanceof DecoderException && cause.getCause() != null
                ? cause.getCause()
                : cause));
        context.channel().close();
    }
}
