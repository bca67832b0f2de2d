package dev.mqttworkbench.app.window;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import dev.mqttworkbench.app.fx.Visibility;

/// The sentences below the top bar: what is wrong with the connection, whether it shall be closed, and that the broker or a proxy is open to the network.
public final class BannersView {

    /// A proxy that may be open to the network.
    ///
    /// @param openSentence that it is, and where; empty while it is not
    /// @param stop stops it
    public record Proxy(ObservableStringValue openSentence, Runnable stop) {}

    private final ConnectionViewModel model;
    private final LinkViewModel link;
    private final StatusViewModel status;
    private final Proxy proxy;
    private final Runnable showConnect;
    private final Runnable showBroker;

    @FXML private HBox banner;
    @FXML private Label bannerSentence;
    @FXML private Button bannerNow;
    @FXML private Button bannerStop;
    @FXML private Button bannerAgain;
    @FXML private Button bannerConnect;
    @FXML private Button bannerDismiss;
    @FXML private HBox closeBanner;
    @FXML private Label closeBannerSentence;
    @FXML private Button closeBannerConfirm;
    @FXML private Button closeBannerCancel;
    @FXML private HBox openBanner;
    @FXML private Label openBannerSentence;
    @FXML private Button openBannerBroker;
    @FXML private HBox proxyBanner;
    @FXML private Label proxyBannerSentence;
    @FXML private Button proxyBannerStop;

    /// @param proxy between devices and another broker
    /// @param showConnect opens the panel for another broker
    /// @param showBroker shows the settings of the broker in the box
    public BannersView(ConnectionViewModel model, LinkViewModel link, StatusViewModel status, Proxy proxy, Runnable showConnect, Runnable showBroker) {
        this.model = model;
        this.link = link;
        this.status = status;
        this.proxy = proxy;
        this.showConnect = showConnect;
        this.showBroker = showBroker;
    }

    @FXML
    private void initialize() {
        say(banner, bannerSentence, model.bannerProperty());
        bannerDismiss.visibleProperty().bind(model.dismissibleProperty());
        bannerDismiss.managedProperty().bind(bannerDismiss.visibleProperty());
        bannerDismiss.setOnAction(event -> model.dismissFailure());
        bannerConnect.setOnAction(event -> showConnect.run());
        button(bannerNow, link.waitingProperty(), link::retryNow);
        button(bannerStop, link.waitingProperty(), link::disconnect);
        button(bannerAgain, link.endedProperty(), link::connectAgain);
        bindClosing();
        say(openBanner, openBannerSentence, status.openSentenceProperty());
        openBannerBroker.setOnAction(event -> showBroker.run());
        say(proxyBanner, proxyBannerSentence, proxy.openSentence());
        proxyBannerStop.setOnAction(event -> proxy.stop().run());
    }

    private static void say(HBox banner, Label label, ObservableStringValue sentence) {
        label.textProperty().bind(sentence);
        banner.visibleProperty().bind(Bindings.isNotEmpty(sentence));
        banner.managedProperty().bind(banner.visibleProperty());
    }

    private void bindClosing() {
        var closing = model.closing();
        closeBannerSentence.textProperty().bind(closing.sentenceProperty());
        closeBannerConfirm.setOnAction(event -> closing.confirm());
        closeBannerCancel.setOnAction(event -> closing.cancel());
        closing.sentenceProperty().subscribe(said -> {
            Visibility.setShown(closeBanner, !said.isEmpty());
            if (!said.isEmpty()) {
                closeBannerCancel.requestFocus(); // not to lose anything by one key too many
            }
        });
    }

    private static void button(Button button, ObservableValue<Boolean> isShown, Runnable action) {
        button.visibleProperty().bind(isShown);
        button.managedProperty().bind(isShown);
        button.setOnAction(event -> action.run());
    }
}
