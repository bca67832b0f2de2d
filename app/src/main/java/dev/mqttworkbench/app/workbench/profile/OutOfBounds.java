package dev.mqttworkbench.app.workbench.profile;

import java.util.Locale;

/// A number of a profile is outside of its bounds. The message is English; the parts say it in any language.
public final class OutOfBounds extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final long value;
    private final long least;
    private final long most;

    /// @param name as in the file of the profiles
    OutOfBounds(String name, long value, long least, long most) {
        super(String.format(Locale.ROOT, "%s is %d to %d, not %d", name, least, most, value));
        this.name = name;
        this.value = value;
        this.least = least;
        this.most = most;
    }

    /// Which, as in the file of the profiles.
    public String name() {
        return name;
    }

    /// What it is.
    public long value() {
        return value;
    }

    /// The smallest that it may be.
    public long least() {
        return least;
    }

    /// The largest that it may be.
    public long most() {
        return most;
    }
}
