package dev.mqttworkbench.app.payload;

import java.util.List;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.mqttworkbench.mqtt.packet.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Whole numbers travel without a sign: their type says what they mean, and data messages leave it to the birth certificate.
class SparkplugTypesTest {

    private static final int INT8 = 1;
    private static final int INT16 = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 4;
    private static final int UINT32 = 7;
    private static final int DATA_SET = 16;
    private static final int TEMPLATE = 19;

    @ParameterizedTest
    @CsvSource({"1, 251, -5", "1, 4294967291, -5", "2, 65531, -5", "3, 4294967291, -5", "7, 4294967291, 4294967291", "5, 251, 251"})
    void hasTheSignOfTheBirthCertificateUnderAnAlias(int dataType, long sent, long meant) {
        var births = births(metric("Motor/Speed", "alias", 8L, "datatype", dataType, "int_value", 0));

        assertThat(numbers(births, message("Metric", "alias", 8L, "int_value", (int) sent))).contains(new NumberAt("$.metrics['alias 8'].value", meant));
    }

    @Test
    void hasTheSignOfTheBirthCertificateUnderAName() {
        var births = births(metric("Speed", "datatype", INT32, "int_value", 0), metric("Way", "datatype", INT64, "long_value", 0L));

        assertThat(numbers(births, metric("Speed", "int_value", -5), metric("Way", "long_value", -6L)))
                .contains(new NumberAt("$.metrics.Speed.value", -5), new NumberAt("$.metrics.Way.value", -6));
    }

    @Test
    void goesByItsOwnTypeBeforeThatOfTheBirthCertificate() {
        var births = births(metric("Speed", "datatype", INT32, "int_value", 0));

        assertThat(numbers(births, metric("Speed", "datatype", UINT32, "int_value", -5))).contains(new NumberAt("$.metrics.Speed.value", 4_294_967_291L));
    }

    @Test
    void hasNoSignWhereNobodySaysTheType() {
        assertThat(numbers(SparkplugNames.NONE, metric("Speed", "int_value", -5))).contains(new NumberAt("$.metrics.Speed.value", 4_294_967_291L));
    }

    @Test
    void isPlottedWithTheSignOfTheBirthCertificate() {
        var births = births(metric("Motor/Speed", "alias", 8L, "datatype", INT32, "int_value", 0));
        var payload = payload(message("Metric", "alias", 8L, "int_value", -5));

        assertThat(Decoder.numberAt(payload, DecoderChoice.of(Decoder.SPARKPLUG), "$.metrics['alias 8'].value", births)).hasValue(-5);
    }

    @Test
    void givesAPropertyTheSignOfItsType() {
        var properties = message("PropertySet", "keys", List.of("low", "high"), "values", List.of(
                message("PropertyValue", "type", INT32, "int_value", -5), message("PropertyValue", "type", INT64, "long_value", -6L)));

        assertThat(numbers(SparkplugNames.NONE, metric("Speed", "datatype", UINT32, "int_value", 1, "properties", properties)))
                .contains(new NumberAt("$.metrics.Speed.properties.values[0].int_value", -5),
                        new NumberAt("$.metrics.Speed.properties.values[1].long_value", -6), new NumberAt("$.metrics.Speed.value", 1));
    }

    @Test
    void givesTheCellsOfADataSetTheSignsOfTheirColumns() {
        var row = message("Row", "elements", List.of(message("DataSetValue", "int_value", -5), message("DataSetValue", "int_value", -5),
                message("DataSetValue", "long_value", -6L)));
        var table = message("DataSet", "columns", List.of("a", "b", "c"), "types", List.of(INT8, UINT32, INT64), "rows", List.of(row, row));

        assertThat(numbers(SparkplugNames.NONE, metric("Table", "datatype", DATA_SET, "dataset_value", table)))
                .contains(new NumberAt("$.metrics.Table.value.rows[0].elements[0].int_value", -5),
                        new NumberAt("$.metrics.Table.value.rows[1].elements[0].int_value", -5),
                        new NumberAt("$.metrics.Table.value.rows[1].elements[1].int_value", 4_294_967_291L),
                        new NumberAt("$.metrics.Table.value.rows[1].elements[2].long_value", -6));
    }

    @Test
    void givesAParameterOfATemplateTheSignOfItsType() {
        var template = message("Template", "parameters", List.of(message("Parameter", "name", "offset", "type", INT16, "int_value", 65_531)));

        assertThat(numbers(SparkplugNames.NONE, metric("Motor", "datatype", TEMPLATE, "template_value", template)))
                .contains(new NumberAt("$.metrics.Motor.value.parameters[0].int_value", -5));
    }

    /// The member of a template may have the name of a metric outside, which is of another type.
    @Test
    void takesTheTypeOfATemplatesMemberFromTheSameTemplate() {
        var born = message("Template", "metrics", List.of(metric("Speed", "datatype", INT32, "int_value", 0)));
        var births = births(metric("Motor", "alias", 8L, "datatype", TEMPLATE, "template_value", born), metric("Speed", "datatype", UINT32, "int_value", 0));
        var template = message("Template", "metrics", List.of(metric("Speed", "int_value", -5)));

        assertThat(numbers(births, message("Metric", "alias", 8L, "template_value", template), metric("Speed", "int_value", -5)))
                .contains(new NumberAt("$.metrics['alias 8'].value.metrics.Speed.value", -5), new NumberAt("$.metrics.Speed.value", 4_294_967_291L));
    }

    // ---- samples ----

    private static List<NumberAt> numbers(SparkplugNames births, Message... metrics) {
        return Decoder.decode(payload(metrics), Decoder.ALL, DecoderChoice.of(Decoder.SPARKPLUG), Watch.none(), births).numbers();
    }

    private static SparkplugNames births(Message... metrics) {
        return SparkplugNames.in(List.of(payload(metrics)));
    }

    private static Payload payload(Message... metrics) {
        return Payload.of(message("Payload", "metrics", List.of(metrics)).toByteArray());
    }

    private static Message metric(String name, Object... fields) {
        return message("Metric", fields).toBuilder().setField(SparkplugSchema.PAYLOAD.getFile().findMessageTypeByName("Metric").findFieldByName("name"), name).build();
    }

    /// @param fields names and values in turn
    private static Message message(String type, Object... fields) {
        var descriptor = SparkplugSchema.PAYLOAD.getFile().findMessageTypeByName(type);
        var message = DynamicMessage.newBuilder(descriptor);
        for (var i = 0; i < fields.length; i += 2) {
            message.setField(descriptor.findFieldByName((String) fields[i]), fields[i + 1]);
        }
        return message.build();
    }
}
