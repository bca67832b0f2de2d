package dev.mqttworkbench.app.workbench.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The profiles as they are kept, in the order in which they were made.
///
/// @param profiles each with an id of its own
public record ProfileList(List<Profile> profiles) {

    /// None.
    public static final ProfileList EMPTY = new ProfileList(List.of());

    /// @throws NullPointerException when the list is missing
    public ProfileList {
        profiles = List.copyOf(profiles);
    }

    /// The one with this id.
    public Optional<Profile> find(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /// Where the one with this id stands; -1 where it is not.
    public int indexOf(String id) {
        return IntStream.range(0, profiles.size()).filter(index -> profiles.get(index).id().equals(id)).findFirst().orElse(-1);
    }

    /// These and one more, at this place.
    public ProfileList with(int index, Profile added) {
        var more = new ArrayList<>(profiles);
        more.add(Math.clamp(index, 0, more.size()), added);
        return new ProfileList(more);
    }

    /// These, one of them changed.
    public ProfileList with(Profile changed) {
        return new ProfileList(profiles.stream().map(each -> each.id().equals(changed.id()) ? changed : each).toList());
    }

    /// These without one.
    public ProfileList without(String id) {
        return new ProfileList(profiles.stream().filter(each -> !each.id().equals(id)).toList());
    }
}
