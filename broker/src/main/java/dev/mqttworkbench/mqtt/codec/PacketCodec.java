package dev.mqttworkbench.mqtt.codec;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;

/// Stands at the edge of Netty's codec: packets on the inner side, Netty's messages on the outer.
public final class PacketCodec extends ChannelDuplexHandler {

    /// Where Netty's codec keeps the version of a connection. Its decoder learns it from a CONNECT that it reads, its encoder
    /// from one that it writes; a CONNECT refused before Netty's decoder saw it leaves the version to us.
    private static final AttributeKey<MqttVersion> NETTY_VERSION = AttributeKey.valueOf("NETTY_CODEC_MQTT_VERSION");

    private static final int LONGEST_CLIENT_IDENTIFIER = 65_535;

    private final Dialect dialect;

    private PacketCodec(Dialect dialect) {
        this.dialect = dialect;
    }

    /// Adds everything between bytes and packets to the end of a pipeline.
    ///
    /// @param maximumPacketSize the largest packet that is accepted, in bytes with the fixed header
    /// @param dialect the version, or where to learn it
    /// @param meter told about the size of each packet
    public static void addTo(ChannelPipeline pipeline, int maximumPacketSize, Dialect dialect, FrameMeter meter) {
        pipeline.addLast("frames", new FrameDecoder(maximumPacketSize, dialect, meter));
        pipeline.addLast("sizes", new SentSizes(meter));
        pipeline.addLast("netty decoder", new MqttDecoder(Integer.MAX_VALUE, LONGEST_CLIENT_IDENTIFIER));
        pipeline.addLast("netty encoder", MqttEncoder.INSTANCE);
        pipeline.addLast("packets", new PacketCodec(dialect));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            context.fireChannelRead(PacketReader.read((MqttMessage) message, dialect.isV5()));
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var packet = (Packet) message;
        if (packet instanceof Connect || packet instanceof ConnAck) {
            tellNetty(context);
        }
        PacketWriter.write(packet, dialect.isV5())
                .ifPresentOrElse(netty -> context.write(netty, promise), promise::trySuccess);
    }

    private void tellNetty(ChannelHandlerContext context) {
        dialect.version().ifPresent(version -> context.channel().attr(NETTY_VERSION).set(switch (version) {
            case V3_1 -> MqttVersion.MQTT_3_1;
            case V3_1_1 -> MqttVersion.MQTT_3_1_1;
            case V5 -> MqttVersion.MQTT_5;
        }));
    }
}
