package dev.mqttworkbench.app.launch;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.mqttworkbench.app.brokerview.UserChanges;
import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.fx.Fxml;
import dev.mqttworkbench.app.fx.Sampler;
import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.plot.PlotSettings;
import dev.mqttworkbench.app.publish.MessageShelf;
import dev.mqttworkbench.app.publish.SavedMessages;
import dev.mqttworkbench.app.recording.ReplayTarget;
import dev.mqttworkbench.app.retained.RetainedSettings;
import dev.mqttworkbench.app.retained.RetainedSource;
import dev.mqttworkbench.app.retained.UndoSteps;
import dev.mqttworkbench.app.sessions.DeletedSessions;
import dev.mqttworkbench.app.sessions.SessionsSettings;
import dev.mqttworkbench.app.stream.FilterShelf;
import dev.mqttworkbench.app.stream.SavedFilters;
import dev.mqttworkbench.app.stream.StreamSettings;
import dev.mqttworkbench.app.topics.TopicsSettings;
import dev.mqttworkbench.app.window.LayoutMemory;
import dev.mqttworkbench.app.workbench.BrokerControl;
import dev.mqttworkbench.app.workbench.Connection;
import dev.mqttworkbench.app.workbench.Kept;
import dev.mqttworkbench.app.workbench.Screen;
import dev.mqttworkbench.app.workbench.SettingsFolder;
import dev.mqttworkbench.app.workbench.Words;

/// What the screens of all connections share. On the JavaFX thread only.
///
/// @param words in the reader's language
/// @param fxml loads layouts
/// @param sampler moves what is fast
/// @param tasks does what is slow
/// @param files asks for files
/// @param decoders says which topics are read by which decoder
/// @param layout where the reader moved dividers and columns
/// @param kept what the reader keeps under names, and how the screens stand
/// @param broker starts, stops and changes the one in the box
/// @param userChanges what was done to its users, and can be taken back
/// @param deletedSessions of that broker, which can be brought back
/// @param retainedSteps what was done to retained messages, and can be taken back
/// @param retained where the retained messages of a connection are known from
/// @param targets the connections that a recording can be replayed into
record Shared(Words words, Fxml fxml, Sampler sampler, Tasks tasks, FileQuestion files, DecoderTable decoders, LayoutMemory layout, Settings kept,
        BrokerControl broker, UserChanges userChanges, DeletedSessions deletedSessions, UndoSteps retainedSteps, Function<Connection, RetainedSource> retained, Supplier<List<ReplayTarget>> targets) {

    /// What survives a restart.
    ///
    /// @param plots which numbers stay plotted
    /// @param tree how topics are filtered and sorted
    /// @param messages those that have a name
    /// @param filters those that have a name
    /// @param stream how the stream is filtered
    /// @param retained how the retained messages are
    /// @param sessions how the sessions are
    record Settings(
            Kept<PlotSettings> plots, Kept<TopicsSettings> tree, MessageShelf messages, FilterShelf filters, Kept<StreamSettings> stream,
            Kept<RetainedSettings> retained, Kept<SessionsSettings> sessions) {

        /// What stands in this folder, and takes the changes.
        static Settings of(SettingsFolder folder) {
            return new Settings(
                    folder.keep("plots", PlotSettings.class, 1, PlotSettings.FIRST),
                    folder.keepNewest("topics", TopicsSettings.class, 1, TopicsSettings.FIRST),
                    new MessageShelf(folder.keep("messages", SavedMessages.class, 1, SavedMessages.NONE)),
                    new FilterShelf(folder.keep("filters", SavedFilters.class, 1, SavedFilters.NONE)),
                    folder.keepNewest("stream", StreamSettings.class, 1, StreamSettings.FIRST),
                    folder.keepNewest("retained", RetainedSettings.class, 1, RetainedSettings.FIRST),
                    folder.keepNewest("sessions", SessionsSettings.class, 1, SessionsSettings.FIRST));
        }
    }

    /// The same screen, laid out as the reader left it.
    Screen remembering(Screen screen) {
        layout.restore(screen.root());
        return screen;
    }
}
