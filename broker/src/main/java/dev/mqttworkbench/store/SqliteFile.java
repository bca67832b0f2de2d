package dev.mqttworkbench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

import dev.mqttworkbench.files.FileProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A folder with the database of one broker, and the lock that keeps a second broker out of it. Damage is set aside under
/// another name, never deleted. On the store's thread only.
final class SqliteFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final String NAME = "broker.db";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final FileChannel lock;
    private final Database database;
    private final @Nullable Object identity;

    private SqliteFile(Path file, FileChannel lock, Database database) throws SQLException {
        this.file = file;
        this.identity = identity(file);
        this.lock = lock;
        this.database = database;
    }

    /// What opening gives.
    record Opened(SqliteFile file, Loading.Loaded loaded) {}

    /// @throws UnusableStore when the folder cannot be used
    static Opened open(Path folder, boolean survivesPowerLoss) {
        var lock = lock(folder);
        try {
            return open(folder, lock, survivesPowerLoss);
        } catch (RuntimeException failure) {
            release(lock);
            throw failure;
        }
    }

    private static Opened open(Path folder, FileChannel lock, boolean survivesPowerLoss) {
        try {
            return load(folder.resolve(NAME), lock, survivesPowerLoss);
        } catch (DamagedStore damaged) {
            setAside(folder, reason(damaged));
        } catch (SQLException failure) {
            if (!isDamage(failure)) {
                throw new UnusableStore(cannotUse(folder, reason(failure)), failure);
            }
            setAside(folder, reason(failure));
        }
        try {
            return load(folder.resolve(NAME), lock, survivesPowerLoss);
        } catch (DamagedStore | SQLException failure) {
            throw new UnusableStore(cannotUse(folder, reason(failure)), failure);
        }
    }

    private static Opened load(Path file, FileChannel lock, boolean survivesPowerLoss) throws SQLException, DamagedStore {
        var database = Database.open(file, survivesPowerLoss);
        try {
            return new Opened(new SqliteFile(file, lock, database), Loading.load(database.connection()));
        } catch (SQLException | DamagedStore | RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /// A statement of ours that SQLite does not understand speaks of a table or a column that is not there.
    private static boolean isDamage(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return false;
        }
        var primary = sqlite.getResultCode().code & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code
                || primary == SQLiteErrorCode.SQLITE_ERROR.code;
    }

    private static void setAside(Path folder, String why) {
        var suffix = ".damaged-" + TIME.format(Instant.now());
        try {
            for (var part : List.of("", "-wal", "-shm")) {
                var from = folder.resolve(NAME + part);
                if (Files.exists(from)) {
                    Files.move(from, folder.resolve(NAME + part + suffix));
                }
            }
        } catch (IOException failure) {
            throw new UnusableStore(cannotUse(folder, FileProblem.words(failure)), failure);
        }
        LOG.warn("The store {} is damaged ({}). It was renamed to {}, and the broker starts with an empty one.",
                folder.resolve(NAME), why, NAME + suffix);
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(
                    folder.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException failure) {
            throw new UnusableStore(cannotUse(folder, FileProblem.words(failure)), failure);
        }
        throw new UnusableStore("The store in " + folder + " is used by another broker. End it, or choose another folder.");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String reason(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String cannotUse(Path folder, String why) {
        return "The folder " + folder + " cannot hold the store: " + why + ". Choose another one, or give the right to write.";
    }

    /// Carries out the operations, all or none.
    void write(List<Operation> operations) throws SQLException {
        if (!Objects.equals(identity(file), identity)) { // SQLite would go on with the one that has no name any more
            throw new SQLException(file + " is another file now");
        }
        database.apply(operations);
    }

    /// What tells the file from another one of the same name; null where the system has nothing.
    private static @Nullable Object identity(Path file) throws SQLException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException gone) {
            throw new SQLException("the file " + file + " is gone", gone);
        } catch (IOException failure) {
            throw new SQLException("the file " + file + " cannot be reached: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
        release(lock);
    }
}
