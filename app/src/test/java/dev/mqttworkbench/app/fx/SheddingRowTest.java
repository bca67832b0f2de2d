package dev.mqttworkbench.app.fx;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class SheddingRowTest {

    private final Region first = block();
    private final Region second = block();
    private final Region inner = block();
    private final SheddingRow row = new SheddingRow();

    @Start
    void fill(Stage unused) {
        var box = new HBox(10, block(), inner);
        box.setMinWidth(Region.USE_PREF_SIZE);
        row.setManaged(false); // the test says how wide it is
        row.setSpacing(10);
        row.getChildren().addAll(first, second, box);
        row.canDoWithout(List.of(inner, second));
    }

    private static Region block() {
        var block = new Region();
        block.setMinWidth(100);
        return block;
    }

    /// Which blocks are in, at a width: all four take 430.
    private List<Boolean> at(double width) {
        WaitForAsyncUtils.asyncFx(() -> {
            row.resize(width, 20);
            row.layout();
            row.layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return List.<Node>of(first, second, inner).stream().map(Node::isVisible).toList();
    }

    @Test
    void leavesOutWhatFindsNoRoomInItsOrderAndTakesItBack() {
        assertThat(at(430)).containsExactly(true, true, true);
        assertThat(at(429)).containsExactly(true, true, false);
        assertThat(at(320)).containsExactly(true, true, false);
        assertThat(at(319)).containsExactly(true, false, false);
        assertThat(at(50)).containsExactly(true, false, false);
        assertThat(at(429)).containsExactly(true, true, false);
        assertThat(at(430)).containsExactly(true, true, true);
    }

    @Test
    void comesToRest() {
        at(319);
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            row.layout();
            assertThat(row.isNeedsLayout()).isFalse();
        });
        assertThat(row.minWidth(-1)).isZero();
    }
}
