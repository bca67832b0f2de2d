package dev.mqttworkbench.app.payload;

/// The way from the whole payload, `$`, to a value in it: `$.motor.rpm`, `$.tags[0]`, `$['a b']`.
final class JsonPath {

    /// The whole payload.
    static final String ROOT = "$";

    private JsonPath() {}

    /// Appends the step to the value of a key.
    ///
    /// @param name as JSON writes it between the quotes
    static void appendKey(StringBuilder path, CharSequence name) {
        if (isPlain(name)) {
            path.append('.').append(name);
        } else {
            path.append("['").append(name).append("']");
        }
    }

    /// Appends the step to an element of an array.
    static void appendIndex(StringBuilder path, int index) {
        path.append('[').append(index).append(']');
    }

    private static boolean isPlain(CharSequence name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c != '_' && c != '-' && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
