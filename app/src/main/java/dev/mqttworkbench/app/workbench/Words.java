package dev.mqttworkbench.app.workbench;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the workbench in the reader's language.
///
/// @param bundle the texts
/// @param locale for numbers and dates
public record Words(ResourceBundle bundle, Locale locale) {

    /// The text with this key.
    public String get(String key) {
        return bundle.getString(key);
    }

    /// The text with this key, with `arguments` in place of `{0}`, `{1}`, …
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
