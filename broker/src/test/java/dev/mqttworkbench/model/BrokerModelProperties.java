package dev.mqttworkbench.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import dev.mqttworkbench.broker.StoreSettings;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.PropagationMode;

/// Three clients do whatever comes, with a [Model] of the standard beside the broker: in no sequence does any of them hear a packet
/// that differs, comes in another order, is missing or is one too many.
///
/// The broker ends in order here; `CrashTest` kills it. `-Dmodel.tries=5000` tries more sequences than the ordinary build does.
@AddLifecycleHook(value = Tries.class, propagateTo = PropagationMode.DIRECT_DESCENDANTS)
class BrokerModelProperties {

    private static int sequences;
    private static long steps;
    private static long packets;

    @Provide
    Arbitrary<List<Step>> withoutRestart() {
        return Sequences.withoutRestart();
    }

    @Provide
    Arbitrary<List<Step>> withRestart() {
        return Sequences.withRestart();
    }

    @Property(tries = 130, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void theBrokerInMemoryDoesWhatTheModelDoes(@ForAll("withoutRestart") List<Step> sequence) throws IOException {
        take(sequence, StoreSettings.MEMORY);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void theBrokerWithAStoreDoesWhatTheModelDoesAcrossRestarts(@ForAll("withRestart") List<Step> sequence) throws IOException {
        var folder = Files.createTempDirectory("model");
        try {
            take(sequence, StoreSettings.in(folder));
        } finally {
            delete(folder);
        }
    }

    private static void take(List<Step> sequence, StoreSettings store) throws IOException {
        try (var driver = new Driver(store)) {
            driver.take(sequence);
            driver.finish();
            sequences++;
            steps += driver.stepsTaken();
            packets += driver.packetsCompared();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(BrokerModelProperties::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterContainer
    static void report() {
        System.out.printf("BrokerModelProperties: %d sequences, %d steps, %d packets compared%n", sequences, steps, packets);
    }
}
