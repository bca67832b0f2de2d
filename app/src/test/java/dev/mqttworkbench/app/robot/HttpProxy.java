package dev.mqttworkbench.app.robot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.mqttworkbench.app.LoopbackServer;

/// A proxy that opens ways with CONNECT for who shows a name and a password.
final class HttpProxy extends LoopbackServer {

    private final String wanted;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    HttpProxy(String user, String password) throws IOException {
        wanted = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        begin();
    }

    /// The targets for which a way was opened.
    List<String> asked() {
        return asked;
    }

    @Override
    protected void serve(Socket client) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
        var head = new ArrayList<String>();
        for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) { // the client waits for the answer
            head.add(line);
        }
        if (head.stream().noneMatch(line -> line.equalsIgnoreCase("proxy-authorization: " + wanted))) {
            say(client, "407 Proxy Authentication Required");
            return;
        }
        var target = head.getFirst().split(" ")[1];
        asked.add(target);
        try (var broker = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)))) {
            say(client, "200 Connection established");
            Thread.ofVirtual().start(() -> pass(broker, client));
            client.getInputStream().transferTo(broker.getOutputStream());
        }
    }

    private static void say(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // one of the ends left
        }
    }
}
