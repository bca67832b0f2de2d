package dev.mqttworkbench.store;

import java.util.AbstractList;

import dev.mqttworkbench.interop.Patience;
import dev.mqttworkbench.mqtt.packet.QoS;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of lists of changes that cannot be written.
class StoreThreadTest extends StoreCase {

    /// The last list may speak of what is in the one before it.
    @Test
    void nothingIsWrittenBehindAListThatIsLost() throws Exception {
        var session = onLoop(() -> journal.session(session("s")));
        awaitCommit();
        refuseMessages();
        var delivery = onLoop(() -> deliver(session, "lost"));
        Patience.until("the store fails", this::isFailing);
        onLoop(() -> journal.delivery(delivery, 1, DeliveryRow.Progress.SENT));
        close();
        takeMessages();

        assertThat(count("delivery")).isZero();
        open();
        assertThat(stored.sessions()).singleElement().satisfies(each -> assertThat(each.deliveries()).isEmpty());
    }

    /// As an earlier version left them behind.
    @Test
    void aDeliveryWithoutItsMessageIsDropped() throws Exception {
        var session = onLoop(() -> journal.session(session("s")));
        onLoop(() -> deliver(session, "lost"));
        awaitCommit();
        close();
        run("DELETE FROM message");

        open();
        assertThat(stored.sessions()).singleElement().satisfies(each -> assertThat(each.deliveries()).isEmpty());
        var restored = stored.sessions().getFirst().row();
        onLoop(() -> deliver(restored, "new"));
        awaitCommit();
        close();
        open();
        assertThat(stored.sessions().getFirst().deliveries()).as("no other message takes the place of the lost one")
                .singleElement().satisfies(each -> assertThat(each.message()).isEqualTo(message("new")));
    }

    /// The task of the store's thread must not end without a word: everybody would wait for ever.
    @Test
    void anErrorIsAFailureLikeAnyOther() {
        var identifiers = new OutOfMemory();
        onLoop(() -> {
            var session = journal.session(session("s"));
            journal.delivery(session, "m", () -> message("m"), QoS.AT_LEAST_ONCE, false, identifiers);
        });
        Patience.until("the store fails", this::isFailing);
        identifiers.isThere = true;
        awaitCommit();
        assertThat(isFailing()).isFalse();
    }

    /// What cannot be read while there is no memory.
    private static final class OutOfMemory extends AbstractList<Integer> {

        private volatile boolean isThere; // the test's thread and the store's

        @Override
        public Integer get(int index) {
            if (!isThere) {
                throw new OutOfMemoryError("as a test wants it");
            }
            return 1;
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
