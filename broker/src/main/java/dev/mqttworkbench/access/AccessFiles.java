package dev.mqttworkbench.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The files that say who may do what, and what stands in them now. Reading is for a worker thread; [#content()] for any.
public final class AccessFiles {

    private final Optional<WatchedFile<PasswordFile>> passwords;
    private final Optional<WatchedFile<ScramFile>> scram;
    private final Optional<WatchedFile<AccessList>> accessList;
    private volatile Content content; // written by a worker, read by the broker's loop

    /// What stood in the files at one moment.
    ///
    /// @param accounts who is who
    /// @param accessList who may do what; empty: everybody everything
    public record Content(Accounts accounts, Optional<AccessList> accessList) {

        /// What one client may do.
        public Rights rightsOf(Principal principal, String clientIdentifier) {
            return principal.equals(Principal.OWN) ? Rights.ALL : accessList.map(list -> list.rightsOf(principal.userName(), clientIdentifier)).orElse(Rights.ALL);
        }
    }

    /// What reading again has come to.
    ///
    /// @param read the files that were read, whose content holds now
    /// @param refused a sentence for each file that cannot be used; what stood in it before still holds
    public record Outcome(List<Path> read, List<String> refused) {

        /// Whether anything may be different now.
        public boolean changed() {
            return !read.isEmpty();
        }
    }

    /// Reads the files.
    ///
    /// @throws UnusableAccessFile with the first one that cannot be used
    public AccessFiles(Optional<Path> passwordFile, Optional<Path> scramFile, Optional<Path> accessListFile) {
        passwords = passwordFile.map(path -> new WatchedFile<>(path, PasswordFile::read));
        scram = scramFile.map(path -> new WatchedFile<>(path, ScramFile::read));
        accessList = accessListFile.map(path -> new WatchedFile<>(path, AccessList::read));
        content = gather();
    }

    /// What holds now.
    public Content content() {
        return content;
    }

    /// Whether there is any file to look at.
    public boolean isEmpty() {
        return all().findAny().isEmpty();
    }

    /// Reads what has changed and is not being written at present.
    public Outcome lookAgain() {
        return refresh(WatchedFile::lookAgain);
    }

    /// Reads everything.
    public Outcome readAgain() {
        return refresh(file -> {
            file.readAgain();
            return true;
        });
    }

    /// One worker at a time.
    private synchronized Outcome refresh(Predicate<WatchedFile<?>> read) {
        var files = new ArrayList<Path>();
        var refused = new ArrayList<String>();
        for (var file : all().toList()) {
            try {
                if (read.test(file)) {
                    files.add(file.path());
                }
            } catch (UnusableAccessFile unusable) {
                refused.add(String.valueOf(unusable.getMessage()));
            }
        }
        if (!files.isEmpty()) {
            content = gather();
        }
        return new Outcome(files, refused);
    }

    private Stream<WatchedFile<?>> all() {
        return Stream.of(passwords, scram, accessList).flatMap(Optional::stream);
    }

    private Content gather() {
        return new Content(
                new Accounts(passwords.map(WatchedFile::content), scram.map(WatchedFile::content)),
                accessList.map(WatchedFile::content));
    }
}
