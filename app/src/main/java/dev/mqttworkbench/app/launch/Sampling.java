package dev.mqttworkbench.app.launch;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.app.fx.Sampler;

/// What the sampler moves as long as a screen exists. On the JavaFX thread only.
final class Sampling implements AutoCloseable {

    private final Sampler sampler;
    private final List<Sampler.Sampled> moved = new ArrayList<>();

    Sampling(Sampler sampler) {
        this.sampler = sampler;
    }

    /// Moves it from now on.
    <T extends Sampler.Sampled> T add(T sampled) {
        moved.add(sampled);
        sampler.add(sampled);
        return sampled;
    }

    /// Moves none of them any more.
    @Override
    public void close() {
        moved.forEach(sampler::remove);
    }
}
