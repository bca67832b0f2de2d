package dev.mqttworkbench.app.connect;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;

import dev.mqttworkbench.app.workbench.profile.RetrySettings;
import dev.mqttworkbench.app.workbench.profile.SessionSettings;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// What a client asks for in CONNECT, and whether it comes back.
final class SessionForm {

    private final Fields fields;
    final ObjectProperty<ProtocolVersion> version;
    final BooleanProperty cleanStart;
    final Entry<Long> expiry;
    final Entry<Long> keepAlive;
    final Entry<Optional<Long>> receiveMaximum;
    final Entry<Optional<Long>> maximumPacketSize;
    final Entry<Optional<Long>> topicAliasMaximum;
    final NameValues userProperties;
    final BooleanProperty retries;
    final Entry<Long> firstRetry;
    final Entry<Long> longestRetry;

    SessionForm(Fields fields) {
        this.fields = fields;
        version = fields.choice(ProtocolVersion.V5);
        cleanStart = fields.flag(true);
        expiry = fields.number("connect.expiry", 0, 4_294_967_295L);
        keepAlive = fields.number("connect.keepAlive", 0, 65_535);
        receiveMaximum = fields.optional("connect.receiveMaximum", 1, 65_535);
        maximumPacketSize = fields.optional("connect.maximumPacketSize", 1, SessionSettings.LARGEST_PACKET);
        topicAliasMaximum = fields.optional("connect.topicAliasMaximum", 0, 65_535);
        userProperties = new NameValues(fields);
        retries = fields.flag(true);
        firstRetry = fields.number("connect.retry.first", 1, 3_600);
        longestRetry = fields.number("connect.retry.longest", 1, 3_600);
    }

    void show(SessionSettings session, RetrySettings retry) {
        fields.show(() -> {
            version.set(session.version());
            cleanStart.set(session.cleanStart());
            expiry.show(session.expirySeconds());
            keepAlive.show((long) session.keepAliveSeconds());
            receiveMaximum.show(session.receiveMaximum().map(Integer::longValue));
            maximumPacketSize.show(session.maximumPacketSize().map(Integer::longValue));
            topicAliasMaximum.show(session.topicAliasMaximum().map(Integer::longValue));
            userProperties.show(session.userProperties());
            retries.set(retry.automatic());
            firstRetry.show((long) retry.firstSeconds());
            longestRetry.show((long) retry.longestSeconds());
        });
    }

    SessionSettings session(GeneralForm general) {
        return new SessionSettings(
                version.get(), general.clientIdentifier.value(), general.userName.value(), cleanStart.get(), expiry.value(), keepAlive.value().intValue(),
                receiveMaximum.value().map(Long::intValue), maximumPacketSize.value().map(Long::intValue), topicAliasMaximum.value().map(Long::intValue),
                userProperties.values());
    }

    RetrySettings retry() {
        return new RetrySettings(retries.get(), firstRetry.value().intValue(), longestRetry.value().intValue());
    }
}
