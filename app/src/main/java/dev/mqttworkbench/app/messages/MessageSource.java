package dev.mqttworkbench.app.messages;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

import dev.mqttworkbench.app.workbench.Message;

/// Messages in an order, read once from the first to the last.
public interface MessageSource {

    /// How many there are.
    long count();

    /// Hands over the messages until there are no more, or until `each` answers false. Any thread but the JavaFX thread, since it
    /// may read from a disk.
    ///
    /// @throws IOException when they cannot be read; its message says why
    void read(Predicate<Message> each) throws IOException;

    /// The messages of a list that nobody changes.
    static MessageSource of(List<Message> messages) {
        return new MessageSource() {
            @Override
            public long count() {
                return messages.size();
            }

            @Override
            public void read(Predicate<Message> each) {
                for (var message : messages) {
                    if (!each.test(message)) {
                        return;
                    }
                }
            }
        };
    }
}
