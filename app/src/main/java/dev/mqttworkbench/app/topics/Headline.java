package dev.mqttworkbench.app.topics;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.QoS;

/// What stands above the tabs of a topic.
///
/// @param path the whole Topic Name
/// @param parents the levels above, with room around the signs
/// @param name the last level
/// @param qos of the message that is shown
/// @param isRetained whether the broker keeps a message there
/// @param size of the payload
/// @param rate empty where nothing comes
/// @param age of the message
/// @param publisher who published the message, empty where that is not known
/// @param hint why there is no message, empty where there is one
/// @param received how many messages came to the topic
/// @param position which message of the history is shown, empty for the newest one
record Headline(
        String path, String parents, String name, Optional<QoS> qos, boolean isRetained, String size, String rate, String age,
        String publisher, String hint, long received, String position) {

    /// Nothing is selected.
    static final Headline NOTHING = new Headline("", "", "", Optional.empty(), false, "", "", "", "", "", 0, "");
}
