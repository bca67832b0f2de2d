package dev.mqttworkbench.app.handshakes;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The addresses by which this computer may be reached. Any thread but the JavaFX one: it asks the system, which takes a moment.
final class OwnAddresses {

    private static final System.Logger LOG = System.getLogger(OwnAddresses.class.getName());
    private static final String ITSELF = "127.0.0.1";

    private OwnAddresses() {}

    /// That of this computer alone first, then those of its networks (IPv4, as they are typed into devices).
    static List<String> all() {
        var all = new ArrayList<>(List.of(ITSELF));
        try {
            NetworkInterface.networkInterfaces().filter(OwnAddresses::isUp).flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .flatMap(address -> Stream.ofNullable(address.getHostAddress())).distinct().forEach(all::add);
        } catch (SocketException refused) {
            LOG.log(System.Logger.Level.WARNING, "The system does not tell the addresses of this computer", refused);
        }
        return List.copyOf(all);
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException gone) {
            return false; // it was unplugged meanwhile
        }
    }
}
