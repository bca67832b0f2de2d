package dev.mqttworkbench.app.fx;

import javafx.scene.control.PasswordField;

/// A field whose text nobody can read over a shoulder.
public final class SecretField extends EntryField {

    /// A field for a secret.
    public SecretField() {
        super(new PasswordField());
    }
}
