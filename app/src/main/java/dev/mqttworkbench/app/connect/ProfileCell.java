package dev.mqttworkbench.app.connect;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import dev.mqttworkbench.app.fx.Visibility;
import dev.mqttworkbench.app.workbench.profile.Colour;
import org.jspecify.annotations.Nullable;

/// A folder or a profile in the list.
final class ProfileCell extends ListCell<ProfileRow> {

    private static final double INDENT = 16;

    private final Region dot = new Region();
    private final Region indent = new Region();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(7, indent, dot, title, detail);

    ProfileCell() {
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(0);
        title.setMinWidth(40);
        detail.setMinWidth(0);
        HBox.setHgrow(detail, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(@Nullable ProfileRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case ProfileRow.Folder(var name, var count, var isFolded) -> show(isFolded ? "▸  " : "▾  ", name, Integer.toString(count), "semibold", false, "");
            case ProfileRow.Line(var id, var name, var address, var colour, var isInside) -> show("", name, address, "plain", isInside, colour == Colour.NONE ? "" : colour.styleClass());
        }
        setGraphic(row);
    }

    private void show(String mark, String name, String more, String style, boolean isInside, String tint) {
        title.setText(mark + name);
        title.getStyleClass().setAll("label", style);
        detail.setText(more);
        detail.getStyleClass().setAll("label", "subtle", "small");
        indent.setMinWidth(isInside ? INDENT : 0);
        indent.setManaged(isInside);
        Visibility.setShown(dot, !tint.isEmpty());
        dot.getStyleClass().setAll("lamp", tint);
        setAccessibleText(name);
    }
}
