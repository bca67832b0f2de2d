package dev.mqttworkbench.mqtt.codec;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/// The sizes of the packets that pass one Network Connection, in bytes with the fixed header. On its loop only.
public final class FrameMeter {

    private static final byte[] NONE = {};

    private int lastReceived;
    private int lastSent;
    private long received;
    private long sent;
    private BooleanSupplier keepsBytes = () -> false;
    private byte[] bytesReceived = NONE;
    private byte[] bytesSent = NONE;

    /// Nothing passed yet.
    public FrameMeter() {}

    /// The size of the packet that is being received.
    public int lastReceived() {
        return lastReceived;
    }

    /// The size of the packet that was sent last.
    public int lastSent() {
        return lastSent;
    }

    /// All bytes received.
    public long received() {
        return received;
    }

    /// All bytes sent.
    public long sent() {
        return sent;
    }

    /// The bytes of each packet are copied where `wanted` says so at that moment.
    void keepBytesWhile(BooleanSupplier wanted) {
        keepsBytes = wanted;
    }

    /// The bytes of the packet that is being received; none where they were not kept.
    byte[] bytesReceived() {
        return bytesReceived;
    }

    /// The bytes of the packet that was sent last; none where they were not kept.
    byte[] bytesSent() {
        return bytesSent;
    }

    /// A packet arrives.
    ///
    /// @param start its first byte in the buffer
    void receive(ByteBuf in, int start, int size) {
        lastReceived = size;
        received += size;
        if (keepsBytes.getAsBoolean()) {
            bytesReceived = ByteBufUtil.getBytes(in, start, size);
        } else if (bytesReceived != NONE) { // nothing is written where nobody looks
            bytesReceived = NONE;
        }
    }

    /// A packet is sent: all of the buffer.
    void send(ByteBuf packet) {
        count(packet.readableBytes());
        if (keepsBytes.getAsBoolean()) {
            bytesSent = ByteBufUtil.getBytes(packet);
        } else if (bytesSent != NONE) {
            bytesSent = NONE;
        }
    }

    /// An acknowledgement is sent that has no more than its Packet Identifier.
    void sendAcknowledgement(int asNumber) {
        count(Integer.BYTES);
        if (keepsBytes.getAsBoolean()) {
            bytesSent = ByteBuffer.allocate(Integer.BYTES).putInt(asNumber).array();
        } else if (bytesSent != NONE) {
            bytesSent = NONE;
        }
    }

    private void count(int size) {
        lastSent = size;
        sent += size;
    }
}
