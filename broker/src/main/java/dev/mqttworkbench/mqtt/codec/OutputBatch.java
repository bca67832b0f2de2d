package dev.mqttworkbench.mqtt.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/// Gathers the bytes of small packets until the connection is flushed, so that a turn of the loop costs one buffer and one
/// system call a connection, however many packets it sends. Tells the meter how large each packet is.
final class OutputBatch extends ChannelOutboundHandlerAdapter {

    /// Packets of more bytes go on their own: copying them costs more than it saves.
    private static final int LARGEST_GATHERED = 1 << 10;

    /// A batch that has so many bytes goes on its way; what waits for the socket is counted behind this handler.
    private static final int LARGEST_BATCH = 1 << 14;

    private static final int FIRST_CAPACITY = 1 << 8;

    private final FrameMeter meter;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf batch;
    private boolean mayGrow;
    private PublishEncodings.@Nullable Encoding keeper;

    OutputBatch(FrameMeter meter) {
        this.meter = meter;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        context = null;
        if (batch != null) {
            batch.release();
            batch = null;
        }
    }

    @Override
    public void write(ChannelHandlerContext at, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf packet) {
            add(packet);
            promise.trySuccess();
        } else {
            at.write(message, promise);
        }
    }

    @Override
    public void flush(ChannelHandlerContext at) {
        passOn(at);
        at.flush();
    }

    /// The next packet that comes is one to keep.
    void keepNext(PublishEncodings.Encoding encoding) {
        keeper = encoding;
    }

    /// Takes the bytes of one packet over.
    void add(ByteBuf packet) {
        var at = context;
        if (at == null) { // the connection is closed
            packet.release();
            return;
        }
        if (keeper != null) {
            keeper.keep(packet);
            keeper = null;
        }
        var size = packet.readableBytes();
        meter.send(packet);
        if (batch == null) {
            batch = packet; // often the only one of this turn: it leaves as it is
            mayGrow = false;
        } else if (size > LARGEST_GATHERED) {
            passOn(at);
            batch = packet;
            mayGrow = false;
        } else {
            room(at, size).writeBytes(packet);
            packet.release();
        }
    }

    /// Adds a packet of four bytes: an acknowledgement that is nothing but its Packet Identifier.
    void add(int firstByte, int packetIdentifier) {
        var at = context;
        if (at != null) {
            var acknowledgement = firstByte << 24 | 2 << 16 | packetIdentifier;
            meter.sendAcknowledgement(acknowledgement);
            room(at, Integer.BYTES).writeInt(acknowledgement);
        }
    }

    /// The batch, with room for `size` bytes more.
    private ByteBuf room(ChannelHandlerContext at, int size) {
        var before = batch;
        if (before != null && before.readableBytes() + size > LARGEST_BATCH) {
            flush(at); // so that the peer has something to do meanwhile
            assert batch == null : "who hears that the socket takes more must not send in the middle of this packet";
            before = null;
        }
        if (before == null || !mayGrow) {
            var waiting = before == null ? 0 : before.readableBytes();
            var larger = at.alloc().directBuffer(Math.max(FIRST_CAPACITY, 2 * (waiting + size)));
            if (before != null) {
                larger.writeBytes(before);
                before.release();
            }
            batch = larger;
            mayGrow = true;
            return larger;
        }
        return before;
    }

    private void passOn(ChannelHandlerContext at) {
        if (batch != null) {
            at.write(batch, at.voidPromise()); // a failure arrives in exceptionCaught
            batch = null;
        }
    }
}
