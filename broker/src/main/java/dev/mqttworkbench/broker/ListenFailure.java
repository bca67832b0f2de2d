package dev.mqttworkbench.broker;

import java.util.List;
import java.util.Locale;

import dev.mqttworkbench.endpoint.ListenerSettings;

/// A broker could not listen. The message is an English sentence for the user that says why and what to do; [#kind()] and
/// [#arguments()] say the same in any other language.
public final class ListenFailure extends Exception {

    /// What went wrong, with the arguments that go with it.
    public enum Kind {
        /// Another program listens there. Host, port.
        PORT_IN_USE,
        /// The system gives this port to nobody without special rights. Host, port.
        PORT_NOT_PERMITTED,
        /// This computer does not have the address. Host, port.
        NOT_AN_ADDRESS_OF_THIS_COMPUTER,
        /// A certificate or a key cannot be used. Host, port, and a sentence about the file.
        CERTIFICATE_UNUSABLE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<String> arguments;

    /// @param sentence with places for the arguments, in their order
    ListenFailure(Kind kind, List<String> arguments, String sentence, Throwable cause) {
        super(String.format(Locale.ROOT, sentence, arguments.toArray()), cause);
        this.kind = kind;
        this.arguments = arguments;
    }

    /// Why nobody can listen there for something beside MQTT, found out by trying.
    ///
    /// @param port that was refused
    public static ListenFailure of(String host, int port, Throwable cause) {
        return of(ListenerSettings.tcp(host, port), cause);
    }

    /// Why nobody can listen there, found out by trying.
    ///
    /// @param listener that could not listen
    public static ListenFailure of(ListenerSettings listener, Throwable cause) {
        return ListenProblem.failure(listener, cause);
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }

    /// What the kind says goes with it, in that order.
    public List<String> arguments() {
        return arguments;
    }

    /// Whether another program listens there already: another port may do.
    public boolean isPortInUse() {
        return kind == Kind.PORT_IN_USE;
    }
}
