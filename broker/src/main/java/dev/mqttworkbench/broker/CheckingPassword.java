package dev.mqttworkbench.broker;

import java.util.Optional;
import java.util.concurrent.Future;

import dev.mqttworkbench.access.Principal;
import dev.mqttworkbench.access.Verdict;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A password is checked on another thread. What the client sends meanwhile is not read, or waits in order: it may count already
/// [MQTT-3.1.4-5], but not before the client is admitted [MQTT-3.1.4-6].
final class CheckingPassword implements Authenticating {

    private final Admission admission;
    private @Nullable Future<?> check;

    private CheckingPassword(Admission admission) {
        this.admission = admission;
    }

    static ConnectionState begin(Admission admission, Verdict.PasswordToCheck password) {
        var checking = new CheckingPassword(admission);
        admission.connection().network().pause();
        checking.check = admission.server().access().check(password, checking::checked);
        return checking;
    }

    private void checked(Optional<Principal> principal) {
        admission.connection().goOn(this, () -> {
            var who = principal.orElseThrow(() ->
                    new ProtocolError(ReasonCode.BAD_USER_NAME_OR_PASSWORD, "wrong user name or password"));
            if (!admission.server().access().accounts().stillAdmits(who)) { // the file has changed meanwhile
                throw new ProtocolError(ReasonCode.BAD_USER_NAME_OR_PASSWORD, "the password has just been changed");
            }
            return admission.admit(who);
        });
    }

    @Override
    public Admission admission() {
        return admission;
    }

    @Override
    public ConnectionState on(Packet packet) {
        throw new IllegalStateException("a packet arrived on a connection that is paused: " + packet.type());
    }

    @Override
    public void closed() {
        if (check != null) {
            check.cancel(false);
        }
    }
}
