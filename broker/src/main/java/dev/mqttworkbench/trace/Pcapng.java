package dev.mqttworkbench.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes packets as a pcapng file, which Wireshark and tshark open: each Network Connection becomes a TCP connection between two
/// ports of this computer, with the bytes of its packets and nothing else. What really carried them, TLS or WebSocket, is not there.
///
/// The format is that of the IETF's draft "PCAP Next Generation Capture File Format".
public final class Pcapng {

    /// The port of the broker in the file: the one by which programs know MQTT.
    public static final int PORT = 1_883;

    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final short RAW_IP = 101;
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 40_000;
    private static final int LARGEST_SEGMENT = 60_000;
    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;
    private static final int LOOPBACK = 0x7F000001;
    private static final byte PUSH_AND_ACK = 0x18;

    /// A packet with the time at which it passed.
    ///
    /// @param at by the wall clock
    /// @param connection the number of its connection
    /// @param toBroker whether it went to the broker
    /// @param bytes of the packet
    public record Passed(Instant at, long connection, boolean toBroker, PacketBytes bytes) {}

    /// What has been said on a connection so far, in each direction.
    private static final class Sequence {
        int toBroker = 1;
        int fromBroker = 1;
    }

    private final Map<Long, Sequence> sequences = new HashMap<>();
    private final OutputStream out;

    private Pcapng(OutputStream out) {
        this.out = out;
    }

    /// Writes the packets in their order. The stream stays open.
    public static void write(List<Passed> packets, OutputStream out) throws IOException {
        var file = new Pcapng(out);
        file.block(SECTION, ByteBuffer.allocate(16).putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1));
        file.block(INTERFACE, ByteBuffer.allocate(8).putShort(RAW_IP).putShort((short) 0).putInt(0));
        for (var packet : packets) {
            file.packet(packet);
        }
    }

    private void packet(Passed packet) throws IOException {
        var bytes = packet.bytes().toBytes();
        var sequence = sequences.computeIfAbsent(packet.connection(), first -> new Sequence());
        for (var from = 0; from < bytes.length; from += LARGEST_SEGMENT) {
            var length = Math.min(LARGEST_SEGMENT, bytes.length - from);
            segment(packet, bytes, from, length, sequence);
        }
    }

    private void segment(Passed packet, byte[] bytes, int from, int length, Sequence sequence) throws IOException {
        var size = IP_HEADER + TCP_HEADER + length;
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, packet.at());
        var body = ByteBuffer.allocate(20 + (size + 3) / 4 * 4);
        body.putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros).putInt(size).putInt(size);
        var ip = body.position();
        body.put((byte) 0x45).put((byte) 0).putShort((short) size).putInt(0).put((byte) 64).put((byte) 6).putShort((short) 0).putInt(LOOPBACK).putInt(LOOPBACK);
        body.putShort(ip + 10, checksum(body, ip, IP_HEADER, 0));
        var client = (short) (FIRST_PORT + packet.connection() % PORTS);
        body.putShort(packet.toBroker() ? client : (short) PORT).putShort(packet.toBroker() ? (short) PORT : client);
        body.putInt(packet.toBroker() ? sequence.toBroker : sequence.fromBroker).putInt(packet.toBroker() ? sequence.fromBroker : sequence.toBroker);
        body.put((byte) 0x50).put(PUSH_AND_ACK).putShort((short) 65_535).putShort((short) 0).putShort((short) 0);
        body.put(bytes, from, length);
        var pseudoHeader = 2 * ((LOOPBACK >>> 16) + (LOOPBACK & 0xFFFF)) + 6 + TCP_HEADER + length;
        body.putShort(ip + IP_HEADER + 16, checksum(body, ip + IP_HEADER, TCP_HEADER + length, pseudoHeader));
        if (packet.toBroker()) {
            sequence.toBroker += length;
        } else {
            sequence.fromBroker += length;
        }
        block(ENHANCED_PACKET, body);
    }

    /// The ones' complement of the ones' complement sum of 16-bit words (RFC 1071).
    private static short checksum(ByteBuffer bytes, int from, int length, int start) {
        long sum = start;
        for (var i = 0; i < length; i += 2) {
            var low = i + 1 < length ? bytes.get(from + i + 1) & 0xFF : 0;
            sum += (bytes.get(from + i) & 0xFF) << 8 | low;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (short) ~sum;
    }

    private void block(int type, ByteBuffer body) throws IOException {
        var length = 12 + body.capacity();
        out.write(ByteBuffer.allocate(length).putInt(type).putInt(length).put(body.array()).putInt(length).array());
    }
}
