package dev.mqttworkbench.transport;

import java.time.Duration;

/// How long a peer may take to say who it is. It begins anew while somebody looks at what the peer has said, or at the answer, and wants time
/// to stand still for that. On the loop only.
public final class ConnectTimeout {

    private final Loop loop;
    private final Duration longest;
    private final NetworkConnection connection;
    private final Runnable overdue;
    private Loop.Timer timer;

    private ConnectTimeout(Loop loop, Duration longest, NetworkConnection connection, Runnable overdue) {
        this.loop = loop;
        this.longest = longest;
        this.connection = connection;
        this.overdue = overdue;
        this.timer = loop.after(longest, this::check);
    }

    /// Begins now.
    ///
    /// @param overdue runs when it has taken longer
    public static ConnectTimeout begin(Loop loop, Duration longest, NetworkConnection connection, Runnable overdue) {
        return new ConnectTimeout(loop, longest, connection, overdue);
    }

    private void check() {
        if (connection.isKeepAlivePaused()) {
            timer = loop.after(longest, this::check);
        } else {
            overdue.run();
        }
    }

    /// It is known, or does not matter any more.
    public void cancel() {
        timer.cancel();
    }
}
