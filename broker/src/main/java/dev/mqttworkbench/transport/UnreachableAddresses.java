package dev.mqttworkbench.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/// None of the several addresses of a name takes a connection. The message is what each said, and each names its address.
public final class UnreachableAddresses extends IOException {

    private static final long serialVersionUID = 1L;

    private final String addresses;
    private final transient List<Throwable> failures;

    /// @param failures why each failed, in the order of the addresses, at least one
    public UnreachableAddresses(List<InetSocketAddress> addresses, List<Throwable> failures) {
        super(failures.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")), failures.getLast());
        this.addresses = named(addresses);
        this.failures = List.copyOf(failures);
    }

    /// The addresses without their port, for a sentence.
    static String named(List<InetSocketAddress> addresses) {
        return addresses.stream().map(each -> each.getAddress().getHostAddress()).collect(Collectors.joining(", "));
    }

    /// All of them, in the order in which they were tried.
    public String addresses() {
        return addresses;
    }

    /// Why each failed, in the same order.
    public List<Throwable> failures() {
        return failures;
    }
}
