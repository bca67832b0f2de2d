package dev.mqttworkbench.mqtt.codec;

import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/// The bytes of the PUBLISH packets that were sent last, shared by all connections of one loop: a message that goes to many
/// subscribers is encoded once for each version, QoS and RETAIN flag, and only the Packet Identifier differs.
public final class PublishEncodings {

    /// The largest PUBLISH that is kept, in bytes.
    private static final int LARGEST_KEPT = 1 << 20;

    /// From this size on only what stands before the Packet Identifier is copied for each subscriber, in bytes.
    private static final int LARGEST_COPIED = 1 << 12;

    private final Encoding[] encodings = new Encoding[2 * 3 * 2];

    /// Nothing was sent yet.
    public PublishEncodings() {
        for (var i = 0; i < encodings.length; i++) {
            encodings[i] = new Encoding();
        }
    }

    /// Gives back what is kept: the loop ends.
    public void release() {
        for (var encoding : encodings) {
            encoding.release();
        }
    }

    Encoding of(Publish publish, boolean v5) {
        return encodings[(v5 ? 6 : 0) + publish.qos().level() * 2 + (publish.retain() ? 1 : 0)];
    }

    /// The latest PUBLISH of one version, QoS and RETAIN flag.
    static final class Encoding {

        private @Nullable Publish latest;
        private @Nullable ByteBuf bytes;
        private int identifierAt;
        private boolean over;

        /// Whether this is the message that was sent last, apart from its Packet Identifier.
        boolean isOf(Publish publish) {
            var known = latest;
            return known != null
                    && known.payload() == publish.payload()
                    && known.topicName().equals(publish.topicName())
                    && known.properties() == publish.properties();
        }

        boolean hasBytes() {
            return bytes != null;
        }

        private void release() {
            over = true;
            forget();
        }

        private void forget() {
            latest = null;
            if (bytes != null) {
                bytes.release();
                bytes = null;
            }
        }

        /// Remembers a message; its bytes are worth keeping only when it comes a second time.
        void begin(Publish publish) {
            forget();
            latest = publish;
        }

        /// Keeps the bytes of the message, which may be sent at the same time.
        void keep(ByteBuf packet) {
            if (!over && packet.readableBytes() <= LARGEST_KEPT) {
                bytes = packet.retainedDuplicate();
                var topicAt = 2;
                while (packet.getByte(packet.readerIndex() + topicAt - 1) < 0) {
                    topicAt++; // behind the remaining length
                }
                identifierAt = topicAt + 2 + packet.getUnsignedShort(packet.readerIndex() + topicAt);
            }
        }

        /// The bytes with the Packet Identifier of `publish`.
        ByteBuf bytesFor(Publish publish, ByteBufAllocator allocator) {
            var known = bytes;
            if (known == null) {
                throw new IllegalStateException("no bytes are kept");
            }
            if (publish.qos() == QoS.AT_MOST_ONCE) {
                return known.retainedDuplicate();
            }
            var behind = identifierAt + 2;
            var copied = known.readableBytes() <= LARGEST_COPIED ? known.readableBytes() : behind;
            var copy = allocator.directBuffer(copied);
            copy.writeBytes(known, known.readerIndex(), copied);
            copy.setShort(identifierAt, publish.packetIdentifier());
            return copied == known.readableBytes()
                    ? copy
                    : Unpooled.wrappedBuffer(
                            copy, known.retainedSlice(known.readerIndex() + copied, known.readableBytes() - copied));
        }
    }
}
