package dev.mqttworkbench.app.connect;

import java.text.Collator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.app.workbench.profile.Profile;

/// The rows of the list: folders by name, then what lies in none; profiles by title. While somebody searches, no folder is folded.
final class ProfileRows {

    private final Words words;
    private final Collator byName;
    private final Set<String> folded = new HashSet<>();

    ProfileRows(Words words) {
        this.words = words;
        byName = Collator.getInstance(words.locale());
    }

    /// Folds a folder, or opens it.
    void toggle(String folder) {
        if (!folded.remove(folder)) {
            folded.add(folder);
        }
    }

    void open(String folder) {
        folded.remove(folder);
    }

    List<ProfileRow> of(List<Profile> profiles, String search) {
        var folders = new TreeMap<String, List<Profile>>(byName);
        for (var profile : profiles) {
            if (matches(profile, search)) {
                folders.computeIfAbsent(profile.folder(), name -> new ArrayList<>()).add(profile);
            }
        }
        var loose = folders.remove("");
        var rows = new ArrayList<ProfileRow>();
        folders.forEach((name, inside) -> {
            var isFolded = folded.contains(name) && search.isBlank();
            rows.add(new ProfileRow.Folder(name, inside.size(), isFolded));
            if (!isFolded) {
                add(rows, inside, true);
            }
        });
        if (loose != null) {
            add(rows, loose, false);
        }
        return rows;
    }

    private void add(List<ProfileRow> rows, List<Profile> profiles, boolean isInside) {
        profiles.stream().sorted((a, b) -> byName.compare(title(a), title(b))).map(profile -> line(profile, isInside)).forEach(rows::add);
    }

    private ProfileRow line(Profile profile, boolean isInside) {
        return new ProfileRow.Line(profile.id(), title(profile), profile.name().isBlank() || profile.address().host().isBlank() ? "" : profile.address().text(),
                profile.colour(), isInside);
    }

    /// What a profile is called.
    String title(Profile profile) {
        return profile.name().isBlank() && profile.address().host().isBlank() ? words.get("connect.unnamed") : profile.title();
    }

    private static boolean matches(Profile profile, String search) {
        var sought = search.strip().toLowerCase(Locale.ROOT);
        return (profile.name() + "\n" + profile.folder() + "\n" + profile.address().text()).toLowerCase(Locale.ROOT).contains(sought);
    }
}
