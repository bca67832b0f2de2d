package dev.mqttworkbench.app.handshakes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The clients that the reader has frozen where nothing but this screen shows it: our own client elsewhere, and devices of the proxy. They go on when
/// the reader leaves. One of the broker in the box stays frozen: Sessions shows it, and lets it go on. On the JavaFX thread only.
final class Frozen {

    private final Set<String> clients = new LinkedHashSet<>();

    /// Lets the connection of a client hang, or go on.
    ///
    /// @return whether there was one that did not; fails where the source has stopped
    CompletionStage<Boolean> freeze(FlowSource source, String client, boolean wanted) {
        if (source.side() != FlowSource.Side.BROKER) {
            if (wanted) {
                clients.add(client);
            } else {
                clients.remove(client);
            }
        }
        return source.freeze(client, wanted);
    }

    /// Lets all of them go on, and forgets them.
    ///
    /// @param source where they were frozen
    /// @return the names of those that were frozen until now; never fails: where the source has stopped, nothing is frozen any more
    CompletionStage<List<String>> thaw(FlowSource source) {
        var all = List.copyOf(clients);
        clients.clear();
        var answers = all.stream().map(client -> source.freeze(client, false).exceptionally(stopped -> false).toCompletableFuture()).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(answered -> all.stream().filter(client -> answers.get(all.indexOf(client)).join()).toList());
    }
}
