package dev.mqttworkbench.app.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The messages that were saved, in the order in which they were.
///
/// @param messages each with a folder and a name of its own
public record SavedMessages(List<SavedMessage> messages) {

    /// Before anything was saved.
    public static final SavedMessages NONE = new SavedMessages(List.of());

    public SavedMessages {
        messages = List.copyOf(messages);
    }

    /// With this one, in place of another one of this name.
    SavedMessages with(SavedMessage message) {
        return new SavedMessages(Stream.concat(without(message).messages.stream(), Stream.of(message)).toList());
    }

    /// What is saved under a name in a folder.
    Optional<SavedMessage> at(String folder, String name) {
        return messages.stream().filter(each -> each.isAt(folder, name)).findFirst();
    }

    SavedMessages without(SavedMessage message) {
        var fewer = new ArrayList<>(messages);
        fewer.removeIf(each -> each.isAt(message.folder(), message.name()));
        return new SavedMessages(fewer);
    }

    /// The folders, sorted, without the top.
    List<String> folders() {
        return messages.stream().map(SavedMessage::folder).filter(folder -> !folder.isEmpty()).distinct().sorted().toList();
    }
}
