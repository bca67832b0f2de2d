package dev.mqttworkbench.app.workbench;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.mqttworkbench.app.LoopbackServer;

/// A server of MQTT 5 that takes every client, and answers SUBSCRIBE and UNSUBSCRIBE as a test says, one packet after the other.
public final class ScriptedServer extends LoopbackServer {

    /// What is done about SUBSCRIBE or UNSUBSCRIBE.
    public enum Answer { GRANT, REFUSE, SILENCE, HANG_UP }

    private static final int CONNECT = 1;
    private static final int SUBSCRIBE = 8;
    private static final int UNSUBSCRIBE = 10;
    private static final int NOT_AUTHORIZED = 0x87;

    private final BlockingQueue<Answer> answers;
    private volatile byte[] unanswered = {};

    /// Listens on a free port of this computer.
    ///
    /// @param answers in their order; behind the last one, silence
    public ScriptedServer(Answer... answers) throws IOException {
        this.answers = new LinkedBlockingQueue<>(List.of(answers));
        begin();
    }

    @Override
    protected void serve(Socket socket) throws IOException {
        try (var in = new DataInputStream(socket.getInputStream())) {
            while (true) {
                var type = in.readUnsignedByte() >> 4;
                var body = in.readNBytes(length(in));
                if (type == CONNECT) {
                    send(socket, new byte[] {0x20, 3, 0, 0, 0});
                } else if ((type == SUBSCRIBE || type == UNSUBSCRIBE) && !answer(socket, type, body)) {
                    return;
                }
            }
        }
    }

    private static int length(DataInputStream in) throws IOException {
        var length = 0;
        for (var shift = 0; ; shift += 7) {
            var digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            if (digit < 0x80) {
                return length;
            }
        }
    }

    private boolean answer(Socket socket, int type, byte[] body) throws IOException {
        var next = answers.poll();
        var code = next == Answer.REFUSE ? NOT_AUTHORIZED : 0;
        var packet = new byte[] {(byte) (type == SUBSCRIBE ? 0x90 : 0xB0), 4, body[0], body[1], 0, (byte) code};
        if (next == null || next == Answer.SILENCE) {
            unanswered = packet;
        } else if (next != Answer.HANG_UP) {
            send(socket, packet);
        }
        return next != Answer.HANG_UP;
    }

    private static void send(Socket socket, byte[] packet) throws IOException {
        socket.getOutputStream().write(packet);
    }

    /// Grants what it has been silent about.
    public void answerLate() throws IOException {
        send(sockets().getLast(), unanswered);
    }
}
