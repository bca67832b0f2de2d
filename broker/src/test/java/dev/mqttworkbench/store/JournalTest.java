package dev.mqttworkbench.store;

import java.util.concurrent.CompletableFuture;

import dev.mqttworkbench.interop.Patience;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The list that grows while the store takes no changes.
class JournalTest extends StoreCase {

    private static final int MANY = 20_000;

    private SessionRow session;

    @BeforeEach
    void beginToFail() throws Exception {
        session = onLoop(() -> journal.session(session("s")));
        awaitCommit();
        refuseMessages();
        onLoop(() -> deliver(session, "first"));
        Patience.until("the store fails", this::isFailing);
    }

    @Test
    void whatComesAndGoesWhileTheStoreFailsLeavesTheList() {
        onLoop(() -> {
            for (var i = 0; i < MANY; i++) {
                journal.gone(journal.received(session, 1 + i));
                journal.gone(deliver(session, "message " + i));
                journal.gone(journal.session(session("will " + i)));
            }
        });
        assertThat(onLoop(() -> journal.listed())).isLessThan(5_000);
    }

    @Test
    void whatStaysAmongThemIsWrittenInItsOrder() throws Exception {
        onLoop(() -> {
            for (var i = 0; i < MANY; i++) {
                journal.gone(journal.received(session, 1));
                if (i % 1_000 == 0) {
                    deliver(session, "message " + i);
                }
            }
        });
        takeMessages();
        awaitCommit();
        close();
        open();
        assertThat(stored.sessions().getFirst().deliveries()).hasSize(1 + MANY / 1_000);
        assertThat(stored.sessions().getFirst().received()).isEmpty();
    }

    /// An answer may wait for the end of a row that was never on the disk.
    @Test
    void whoWaitsForWhatHasLeftTheListWaitsNoLongerThanForTheList() throws Exception {
        var committed = new CompletableFuture<Void>();
        onLoop(() -> {
            var row = journal.received(session, 1);
            journal.whenCommitted(() -> committed.complete(null));
            journal.gone(row);
            for (var i = 0; i < MANY; i++) {
                journal.gone(journal.received(session, 1));
            }
            assertThat(journal.isCommitted(journal.ticket())).isFalse();
        });
        takeMessages();
        Patience.get(committed);
        awaitCommit();
    }
}
