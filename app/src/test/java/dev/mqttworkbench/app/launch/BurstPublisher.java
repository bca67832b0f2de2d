package dev.mqttworkbench.app.launch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A process of its own that publishes a burst with as little work as can be: the packets are made before, and written to the socket at
/// their pace, as fast as the broker reads at the most. Says at the end how many left, and how long that took.
public final class BurstPublisher {

    private static final int BLOCK = 1_000;

    private BurstPublisher() {}

    /// @param arguments port, messages a second, topics, seconds
    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(arguments[0]);
        var rate = Long.parseLong(arguments[1]);
        var topics = Integer.parseInt(arguments[2]);
        var count = rate * Long.parseLong(arguments[3]);
        var blocks = new byte[(int) (count / BLOCK)][];
        for (var i = 0; i < blocks.length; i++) {
            blocks[i] = block((long) i * BLOCK, topics);
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            out.write(connect());
            if (socket.getInputStream().readNBytes(4).length < 4) {
                throw new IOException("The broker did not answer CONNECT");
            }
            var began = System.nanoTime();
            for (var i = 0; i < blocks.length; i++) {
                var due = began + (long) i * BLOCK * TimeUnit.SECONDS.toNanos(1) / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write(blocks[i]);
            }
            var took = System.nanoTime() - began;
            out.write(new byte[] {(byte) 0xE0, 0}); // DISCONNECT
            socket.shutdownOutput();
            if (socket.getInputStream().read() >= 0) {
                throw new IOException("The broker said more than CONNACK");
            }
            System.out.printf("took %.1f%n", took / 1e9);
        }
        System.out.println("sent " + (long) blocks.length * BLOCK);
    }

    private static byte[] connect() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {0x10, 17}); // CONNECT, and what follows
        out.writeUTF("MQTT");
        out.write(new byte[] {4, 2, 0, 0}); // 3.1.1, clean session, no keep alive
        out.writeUTF("burst");
        return bytes.toByteArray();
    }

    private static byte[] block(long first, int topics) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var number = first; number < first + BLOCK; number++) {
            var topic = FloodPublisher.topic(number % topics);
            var payload = FloodPublisher.text(number).getBytes(StandardCharsets.UTF_8);
            out.write(0x30); // PUBLISH at QoS 0
            var length = 2 + topic.length() + payload.length;
            for (; length >= 0x80; length >>= 7) {
                out.write(length & 0x7F | 0x80);
            }
            out.write(length);
            out.writeUTF(topic);
            out.write(payload);
        }
        return bytes.toByteArray();
    }
}
