package dev.mqttworkbench.mqtt.codec;

import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
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

    static final int PUBACK = 0x40;
    static final int PUBREC = 0x50;
    static final int PUBREL = 0x62;
    static final int PUBCOMP = 0x70;

    private final Dialect dialect;
    private final PublishEncodings encodings;
    private final OutputBatch output;

    private PacketCodec(Dialect dialect, PublishEncodings encodings, OutputBatch output) {
        this.dialect = dialect;
        this.encodings = encodings;
        this.output = output;
    }

    /// Adds everything between bytes and packets to the end of a pipeline.
    ///
    /// @param maximumPacketSize the largest packet that is accepted, in bytes with the fixed header
    /// @param dialect the version, or where to learn it
    /// @param meter told about the size of each packet
    /// @param encodings shared by all connections of the loop
    public static void addTo(
            ChannelPipeline pipeline, int maximumPacketSize, Dialect dialect, FrameMeter meter,
            PublishEncodings encodings) {
        var output = new OutputBatch(meter);
        pipeline.addLast("frames", new FrameDecoder(maximumPacketSize, dialect, meter));
        pipeline.addLast("output", output);
        pipeline.addLast("netty decoder", new MqttDecoder(Integer.MAX_VALUE, LONGEST_CLIENT_IDENTIFIER));
        pipeline.addLast("netty encoder", MqttEncoder.INSTANCE);
        pipeline.addLast("packets", new PacketCodec(dialect, encodings, output));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Packet packet) { // one of the frequent ones, read already
            context.fireChannelRead(packet);
            return;
        }
        try {
            context.fireChannelRead(PacketReader.read((MqttMessage) message, dialect.isV5()));
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        switch ((Packet) message) {
            case Publish publish -> publish(context, publish, promise);
            case PubAck ack when isBare(ack.reasonCode(), ack.properties()) ->
                    acknowledge(PUBACK, ack.packetIdentifier(), promise);
            case PubRec ack when isBare(ack.reasonCode(), ack.properties()) ->
                    acknowledge(PUBREC, ack.packetIdentifier(), promise);
            case PubRel ack when isBare(ack.reasonCode(), ack.properties()) ->
                    acknowledge(PUBREL, ack.packetIdentifier(), promise);
            case PubComp ack when isBare(ack.reasonCode(), ack.properties()) ->
                    acknowledge(PUBCOMP, ack.packetIdentifier(), promise);
            case Packet packet -> encode(context, packet, promise);
        }
    }

    /// Whether an acknowledgement says no more than which packet it is for.
    private boolean isBare(ReasonCode reasonCode, Properties properties) {
        return !dialect.isV5() || reasonCode == ReasonCode.SUCCESS && properties.isEmpty();
    }

    private void acknowledge(int firstByte, int packetIdentifier, ChannelPromise promise) {
        output.add(firstByte, packetIdentifier);
        promise.trySuccess();
    }

    /// The first time a message is only remembered, the second time its bytes are kept, and from then on they are used.
    private void publish(ChannelHandlerContext context, Publish publish, ChannelPromise promise) {
        var encoding = encodings.of(publish, dialect.isV5());
        if (publish.dup()) {
            encode(context, publish, promise);
        } else if (!encoding.isOf(publish)) {
            encoding.begin(publish);
            encode(context, publish, promise);
        } else if (encoding.hasBytes()) {
            output.add(encoding.bytesFor(publish, context.alloc()));
            promise.trySuccess();
        } else {
            output.keepNext(encoding);
            encode(context, publish, promise);
        }
    }

    private void encode(ChannelHandlerContext context, Packet packet, ChannelPromise promise) {
        if (packet instanceof Connect || packet instanceof ConnAck || !context.channel().hasAttr(NETTY_VERSION)) {
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
