package dev.mqttworkbench.app.payload;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

import dev.mqttworkbench.app.fx.Tasks;
import dev.mqttworkbench.app.fx.Visibility;

/// Shows the image of a payload as large as there is room, and takes none where there is no image. Reads it in the background. On the
/// JavaFX thread only.
final class PictureFrame extends StackPane {

    private static final System.Logger LOG = System.getLogger(PictureFrame.class.getName());
    private static final double LARGEST = 2048;
    private static final double ROOM = 24;

    private final ImageView picture = new ImageView();
    private Tasks tasks = Tasks.immediate();
    private Runnable onBroken = () -> {};
    private int asked;

    PictureFrame() {
        getChildren().add(picture);
        setMinSize(0, 0);
        picture.setId("payload-picture");
        picture.setPreserveRatio(true);
        picture.fitWidthProperty().bind(widthProperty().subtract(ROOM));
        picture.fitHeightProperty().bind(heightProperty().subtract(ROOM));
    }

    /// @param whenBroken is told when what followed the head of an image was damaged; then nothing is shown
    void prepare(Tasks theTasks, String accessibleText, Runnable whenBroken) {
        tasks = theTasks;
        onBroken = whenBroken;
        picture.setAccessibleText(accessibleText);
    }

    void show(Optional<Picture> shown) {
        Visibility.setShown(this, shown.isPresent());
        picture.setImage(null);
        var number = ++asked;
        shown.ifPresent(each -> tasks.whenComplete(CompletableFuture.supplyAsync(() -> image(each), tasks.background()), image -> {
            if (number == asked) {
                picture.setImage(image);
                if (image.isError()) {
                    Visibility.setShown(this, false);
                    onBroken.run();
                }
            }
        }, failure -> LOG.log(System.Logger.Level.ERROR, "An image could not be read", failure)));
    }

    /// Not larger than it is, and not larger than a screen.
    private static Image image(Picture shown) {
        return new Image(new ByteArrayInputStream(shown.content().toBytes()),
                Math.min(shown.width(), LARGEST), Math.min(shown.height(), LARGEST), true, true);
    }
}
