package dev.mqttworkbench.model;

import java.util.Optional;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/// Lets `-Dmodel.tries=…` say how many sequences a property tries, in place of its annotation.
final class Tries implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Optional.ofNullable(Integer.getInteger("model.tries")).ifPresent(context.attributes()::setTries);
        return property.execute();
    }
}
