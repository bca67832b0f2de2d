package dev.mqttworkbench.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import dev.mqttworkbench.endpoint.ListenerSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartLinesTest {

    @ParameterizedTest
    @CsvSource({
        "mqtt://127.0.0.1, 127.0.0.1, 127.0.0.1:7", "mqtt://127.0.0.1, ::1, [::1]:7", "mqtt://127.0.0.1, ::, [::]:7",
        "ws://127.0.0.1, 127.0.0.1, ws://127.0.0.1:7/mqtt", "wss://127.0.0.1/a?self-signed=x, ::1, wss://[::1]:7/a",
        "mqtts://127.0.0.1?self-signed=x, 127.0.0.1, mqtts://127.0.0.1:7", "mqtt://127.0.0.1, 2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:7",
        "mqtt://127.0.0.1, 10:0:1:0:0:0:2:0, [10:0:1::2:0]:7", "mqtt://127.0.0.1, 1:2:3:4:5:6:7:8, [1:2:3:4:5:6:7:8]:7",
        "mqtt://127.0.0.1, 1:0:3:4:5:6:7:8, [1:0:3:4:5:6:7:8]:7", "mqtt://127.0.0.1, fe80::, [fe80::]:7"
    })
    void writesAddressesAsClientsTakeThem(String listener, String address, String shown) throws Exception {
        ListenerSettings settings = ListenerAddress.parse(listener, null);
        assertThat(StartLines.where(settings, new InetSocketAddress(InetAddress.getByName(address), 7))).isEqualTo(shown);
    }
}
