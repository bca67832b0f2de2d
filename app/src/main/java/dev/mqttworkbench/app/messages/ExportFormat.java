package dev.mqttworkbench.app.messages;

import dev.mqttworkbench.app.workbench.Message;

/// A form of file that messages are exported to: UTF-8, a message a line.
public enum ExportFormat {

    /// Comma-separated values as RFC 4180 has them, with the names of the columns first.
    CSV("csv", "time,direction,topic,qos,retain,dup,client,size,encoding,payload\r\n") {
        @Override
        String line(Message message) {
            var isText = message.payload().isText();
            return String.join(",", message.at().toString(), MessageJson.direction(message), quoted(message.topic()),
                    Integer.toString(message.qos().level()), Boolean.toString(message.retain()), Boolean.toString(message.dup()),
                    quoted(message.publisher().orElse("")), Integer.toString(message.size()), isText ? "utf-8" : "base64",
                    quoted(isText ? message.payload().asText() : MessageJson.base64(message.payload()))) + "\r\n";
        }
    },

    /// A JSON object a line, with all properties of MQTT 5.
    JSON_LINES("jsonl", "") {
        @Override
        String line(Message message) {
            return MessageJson.line(message) + "\n";
        }
    };

    private final String ending;
    private final String head;

    ExportFormat(String ending, String head) {
        this.ending = ending;
        this.head = head;
    }

    /// How names of such files end, without the dot.
    public String ending() {
        return ending;
    }

    /// What stands before the first message.
    String head() {
        return head;
    }

    /// A message, with the end of its line.
    abstract String line(Message message);

    private static String quoted(String value) {
        var isPlain = value.chars().noneMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
