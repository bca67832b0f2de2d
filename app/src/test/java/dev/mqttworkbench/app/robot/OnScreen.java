package dev.mqttworkbench.app.robot;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.testfx.util.WaitForAsyncUtils;

/// What a test asks of the screen and does to it, on the JavaFX thread: whoever looks at nodes from another one may find
/// them while they change. To be called on any thread.
final class OnScreen {

    private static final int PATIENCE_SECONDS = 20;

    private OnScreen() {}

    /// The answer of the screen. An exception of the question comes as it is, in a RuntimeException where it is a checked one.
    static <T> T onScreen(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000L, question);
    }

    /// Comes back when it is done.
    static void onScreen(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000L, action);
    }

    /// Comes back when the screen has done what it has to do now, a pulse among it.
    static void waitUntilIdle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits for a state of the screen, for at most 20 seconds.
    static void waitUntil(String what, Callable<Boolean> state) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onScreen(state));
        } catch (TimeoutException late) {
            throw new AssertionError("Waited in vain for " + what, late);
        }
    }
}
