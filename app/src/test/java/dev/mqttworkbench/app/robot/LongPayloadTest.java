package dev.mqttworkbench.app.robot;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.stage.Stage;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.payload.BirthCertificates;
import dev.mqttworkbench.app.payload.DecoderTable;
import dev.mqttworkbench.app.payload.PayloadView;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.resources.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static dev.mqttworkbench.app.robot.OnScreen.onScreen;
import static dev.mqttworkbench.app.robot.OnScreen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

/// Ten megabytes of JSON on the screen.
@ExtendWith(ApplicationExtension.class)
class LongPayloadTest {

    private static final long MOST_MILLIS = 100;
    private static final int TRIES = 6;

    private PayloadView view;
    private Stage stage;

    @Start
    void open(Stage opened) {
        stage = opened;
        view = new PayloadView();
        view.prepare(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.ofApplication(), DecoderTable.inMemory(), BirthCertificates.NONE);
        stage.setScene(new Scene(view, 600, 500));
        stage.show();
    }

    /// The first that is good, of some: other programs share the processors.
    @Test
    void neverHoldsTheScreenUpWhileItOpens(FxRobot robot) throws Exception {
        var best = Long.MAX_VALUE;
        for (var attempt = 0; attempt < TRIES && best > MOST_MILLIS; attempt++) {
            best = Math.min(best, longestWaitWhileOpening(robot, attempt));
        }
        assertThat(best).isLessThanOrEqualTo(MOST_MILLIS);
        assertThat(count(robot)).isGreaterThan(400_000);
    }

    @Test
    void showsAllOfTheNextMessageToo(FxRobot robot) throws Exception {
        show("a", rows('a', 5_000));
        waitUntil("more to load", () -> robot.lookup("#payload-load-all").query().isVisible());
        onScreen(() -> ((Button) robot.lookup("#payload-load-all").query()).fire());
        waitForLines(robot, 'a', 5_002);
        for (var sign = 'B'; sign <= 'J'; sign++) { // faster than they are read
            show("a", rows(sign, 6_000));
        }
        show("a", rows('Ω', 6_000));
        waitForLines(robot, 'Ω', 6_002);
        assertThat(onScreen(() -> isCut(robot))).isFalse();

        show("b", rows('l', 5_000));
        waitUntil("what is left out to be said", () -> isCut(robot));
        assertThat(count(robot)).isLessThan(5_000);
    }

    @Test
    void showsNothingOfAnotherTopicWhileItWaits(FxRobot robot) throws Exception {
        var birth = new CompletableFuture<Optional<Payload>>();
        onScreen(() -> {
            view = new PayloadView();
            view.prepare(new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH), Tasks.ofApplication(), DecoderTable.inMemory(), topic -> birth);
            stage.setScene(new Scene(view, 600, 500));
        });
        show("a", Payload.ofText("{\"of\": \"a\"}"));
        waitForLines(robot, 'a', 3);

        show("spBv1.0/plant/NDATA/press", Payload.of(new byte[] {0x18, 1}));
        waitUntil("no lines", () -> lines(robot).getItems().isEmpty());
        assertThat(onScreen(() -> robot.lookup("#payload-cut").queryLabeled().getText())).isEqualTo("Reading 2 B …");
        assertThat(onScreen(() -> isCut(robot))).isTrue();

        birth.complete(Optional.empty());
        waitUntil("lines", () -> !lines(robot).getItems().isEmpty());
        waitUntil("all to be there", () -> !isCut(robot));
    }

    private static ListView<?> lines(FxRobot robot) {
        return robot.lookup("#payload-lines").query();
    }

    private static int count(FxRobot robot) {
        return onScreen(() -> lines(robot).getItems().size());
    }

    /// Whether it says that not all of it is shown, or not yet. On the JavaFX thread.
    private static boolean isCut(FxRobot robot) {
        return robot.lookup("#payload-cut").query().getParent().isVisible();
    }

    private static Payload rows(char sign, int count) {
        return Payload.ofText("[" + ("\"" + String.valueOf(sign).repeat(20) + "\",").repeat(count - 1) + "0]");
    }

    private void show(String topic, Payload payload) throws Exception {
        onScreen(() -> view.show(topic, payload));
    }

    private static void waitForLines(FxRobot robot, char sign, int count) throws Exception {
        waitUntil(count + " lines of " + sign, () -> {
            var items = lines(robot).getItems();
            return items.size() == count && items.get(1).toString().indexOf(sign) >= 0;
        });
    }

    private long longestWaitWhileOpening(FxRobot robot, int attempt) throws Exception {
        var row = "{\"machine\":\"press-%02d\",\"rpm\":1482,\"bar\":6.21,\"alarm\":false},".formatted(attempt);
        var payload = Payload.ofText("[" + row.repeat(10 * 1024 * 1024 / row.length()) + "0]");
        onScreen(() -> view.show("topic/" + attempt, payload));
        waitUntil("more to load", () -> robot.lookup("#payload-load-all").query().isVisible());
        var longest = new AtomicLong();
        Platform.runLater(() -> ((Button) robot.lookup("#payload-load-all").query()).fire());
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        var isOpen = false;
        while (!isOpen && System.nanoTime() < until) {
            var answered = new CountDownLatch(1);
            var asked = System.nanoTime();
            Platform.runLater(answered::countDown);
            answered.await(10, TimeUnit.SECONDS);
            longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
            isOpen = count(robot) > 400_000;
        }
        OnScreen.waitUntilIdle();
        return TimeUnit.NANOSECONDS.toMillis(longest.get());
    }
}
