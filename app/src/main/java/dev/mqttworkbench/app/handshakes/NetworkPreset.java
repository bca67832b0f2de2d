package dev.mqttworkbench.app.handshakes;

/// Networks that one meets, as numbers to begin with.
///
/// @see NetworkForm
enum NetworkPreset {
    /// At the edge of a wireless network: some packets get lost, all come late and unevenly.
    WEAK_WIFI(new NetworkForm.Numbers(5, 40, 120, 0, 0)),
    /// By a satellite far up: late, but nothing gets lost.
    SATELLITE(new NetworkForm.Numbers(0, 600, 40, 0, 0)),
    /// A narrow mobile network.
    NARROW(new NetworkForm.Numbers(1, 250, 150, 4_000, 0)),
    /// A vehicle that goes through tunnels.
    TUNNELS(new NetworkForm.Numbers(0, 60, 30, 0, 15)),
    /// Every fifth packet gets lost.
    LOSSY(new NetworkForm.Numbers(20, 0, 0, 0, 0));

    private final NetworkForm.Numbers numbers;

    NetworkPreset(NetworkForm.Numbers numbers) {
        this.numbers = numbers;
    }

    NetworkForm.Numbers numbers() {
        return numbers;
    }
}
