import org.jspecify.annotations.NullMarked;

/// The MQTT engine in both roles, Server and Client, and the headless command.
///
/// themselves do not know each other. What is exported speaks of immutable values and completion stages only: no Netty
/// type and no live object of the broker ever leaves this module.
@NullMarked
module dev.mqttworkbench.broker {
    requires static transitive org.jspecify;

    exports dev.mqttworkbench.mqtt.topic;
    exports dev.mqttworkbench.mqtt.packet;
    exports dev.mqttworkbench.trace;
    exports dev.mqttworkbench.broker;

}
