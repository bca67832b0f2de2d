package dev.mqttworkbench.app.plot;

/// A number that is plotted: where it stands in the payloads of a topic.
///
/// @param topic a Topic Name
/// @param path as [dev.mqttworkbench.app.payload.JsonPath] writes it, such as `$.rpm`; `$` for a payload that is a number
public record Series(String topic, String path) {

    private static final String WHOLE = "$";

    /// A short name: the path below the payload, or the last level of the topic where the payload is the number.
    public String name() {
        if (path.equals(WHOLE)) {
            return topic.substring(topic.lastIndexOf('/') + 1);
        }
        return path.startsWith("$.") ? path.substring(2) : path.substring(1);
    }

    /// The name behind its topic, for a plot of several topics.
    public String longName() {
        return path.equals(WHOLE) ? topic : topic + " " + name();
    }
}
