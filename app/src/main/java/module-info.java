import org.jspecify.annotations.NullMarked;

@NullMarked
module dev.mqttworkbench.app {
    requires static transitive org.jspecify;
    requires dev.mqttworkbench.broker;
    requires tools.jackson.core;
}
