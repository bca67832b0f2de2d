package dev.mqttworkbench.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Lines that other programs wrote, and files of them.
public final class AccessFixtures {

    /// What `mosquitto_passwd` of Mosquitto 2.0.11 wrote for alice with "secret".
    public static final String ALICE =
            "alice:$7$101$wgrdoGXix6uy2H+F$YwrsmIaTFjmm5GbtStaDxtCVxNw9NTTEvsmJMet4O4lk/DYdrczv4O50PlNY/mDCEbvIvc60+lhLEtLZUvmHyw==";

    /// The same for "bob smith" with "pässword".
    public static final String BOB_SMITH =
            "bob smith:$7$101$1PfaB0AErUb2hWUK$ohiqyNEdyFv2LUne4EuWp3ges4c5j9J2kjwCcViC1jl6cXrVGLzioiQhFPagnHY93qbGwRj4kgq+NTcART367g==";

    /// The same for carol with "slow", with `-I 20000`.
    public static final String CAROL =
            "carol:$7$20000$mN6YDY9b4vHQLfcf$5j06sWi/RDEomdtjIGHYEfP5i61+S19Bmqzxq4oDl1VZYduPtn/20LMQxqvCT07McxRK68wBt6R45CW3wTx74w==";

    /// The same for bob with "hunter2", with `-H sha512`.
    public static final String BOB =
            "bob:$6$blUIJccNdddHNm3o$Adi7HsVQQ2AOBXphh/1WEawUmL32fEwkgAixHWfHaWOCHNqTMosPFX6cZRncCdYpqVg6L12z1qNS/dX4xlJDjw==";

    private AccessFixtures() {}

    /// Writes a file of these lines.
    public static Path write(Path file, String... lines) {
        try {
            return Files.write(file, List.of(lines));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
