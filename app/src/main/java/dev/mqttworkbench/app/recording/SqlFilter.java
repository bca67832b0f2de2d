package dev.mqttworkbench.app.recording;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.app.messages.Comparison;
import dev.mqttworkbench.app.messages.MessageFilter;
import dev.mqttworkbench.mqtt.topic.TopicFilter;
import dev.mqttworkbench.trace.Direction;

/// A filter as a condition of SQL. Where SQL cannot say it all, the condition lets more through, and the filter itself has to
/// look at what is left.
///
/// @param where the condition, with `?` for values
/// @param values in order: `String`, `Long` or `byte[]`
/// @param isExact whether nothing is left to look at
record SqlFilter(String where, List<Object> values, boolean isExact) {

    private static final SqlFilter ALL = new SqlFilter("1", List.of(), true);
    private static final SqlFilter UNKNOWN = new SqlFilter("1", List.of(), false);
    private static final SqlFilter WITH_PROPERTIES = new SqlFilter("properties IS NOT NULL", List.of(), false);

    /// The condition for a filter.
    static SqlFilter of(MessageFilter filter) {
        return switch (filter) {
            case MessageFilter.All(var terms) -> all(terms);
            case MessageFilter.Not(var term) -> not(of(term));
            case MessageFilter.Topics(var topics) -> topics(topics);
            case MessageFilter.Topic(var topic) -> exact("topic = ?", topic);
            case MessageFilter.TopicText text -> UNKNOWN;
            case MessageFilter.PayloadText text -> UNKNOWN;
            case MessageFilter.Text text -> UNKNOWN;
            case MessageFilter.ExactPayload(var payload) -> exact("payload = ?", payload.toBytes());
            case MessageFilter.Qos(var comparison, var level) -> exact("qos " + operator(comparison) + " ?", (long) level);
            case MessageFilter.Size(var comparison, var bytes) -> exact("length(payload) " + operator(comparison) + " ?", bytes);
            case MessageFilter.Retain(var isSet) -> exact("retain = ?", isSet ? 1L : 0L);
            case MessageFilter.Dup(var isSet) -> exact("dup = ?", isSet ? 1L : 0L);
            case MessageFilter.Way(var direction) -> exact("direction = ?", direction == Direction.IN ? "in" : "out");
            case MessageFilter.Client(var identifier) -> exact("client IS ?", identifier);
            case MessageFilter.ClientText text -> new SqlFilter("client IS NOT NULL", List.of(), false);
            case MessageFilter.Between(var from, var to) -> new SqlFilter("nanos >= ? AND nanos < ?", List.of(from, to), true);
            case MessageFilter.PropertyText text -> WITH_PROPERTIES;
            case MessageFilter.ExactProperty property -> WITH_PROPERTIES;
            case MessageFilter.CorrelationText text -> WITH_PROPERTIES;
            case MessageFilter.ExactCorrelation data -> WITH_PROPERTIES;
            case MessageFilter.Numbers number -> UNKNOWN;
            case MessageFilter.TextFormat format -> UNKNOWN;
            case MessageFilter.UserPropertyName name -> WITH_PROPERTIES;
            case MessageFilter.WithUserProperty property -> WITH_PROPERTIES;
        };
    }

    private static SqlFilter exact(String where, Object value) {
        return new SqlFilter(where, List.of(value), true);
    }

    private static SqlFilter all(List<MessageFilter> terms) {
        var where = new ArrayList<String>();
        var values = new ArrayList<>();
        var isExact = true;
        for (var term : terms) {
            var each = of(term);
            where.add("(" + each.where + ")");
            values.addAll(each.values);
            isExact &= each.isExact;
        }
        return terms.isEmpty() ? ALL : new SqlFilter(String.join(" AND ", where), List.copyOf(values), isExact);
    }

    private static SqlFilter not(SqlFilter term) {
        return term.isExact ? new SqlFilter("NOT (" + term.where + ")", term.values, true) : UNKNOWN;
    }

    private static SqlFilter topics(TopicFilter filter) {
        var path = filter.path();
        if (!filter.hasWildcards()) {
            return exact("topic = ?", path);
        }
        var fixed = path.substring(0, Math.min(indexOf(path, '#'), indexOf(path, '+')));
        var isSubtree = path.equals(fixed + "#");
        if (fixed.isEmpty()) {
            return new SqlFilter("substr(topic, 1, 1) <> '$' AND topic <> ''", List.of(), isSubtree);
        }
        var parent = fixed.substring(0, fixed.length() - 1);
        var behind = parent + (char) ('/' + 1);
        return new SqlFilter("topic = ? OR topic >= ? AND topic < ?", List.of(parent, fixed, behind), isSubtree);
    }

    private static int indexOf(String path, char wildcard) {
        var at = path.indexOf(wildcard);
        return at < 0 ? path.length() : at;
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case MORE -> ">";
            case AT_LEAST -> ">=";
            case LESS -> "<";
            case AT_MOST -> "<=";
        };
    }

    /// Puts the values into a statement, the first one at `place`.
    void bind(PreparedStatement statement, int place) throws SQLException {
        var at = place;
        for (var value : values) {
            switch (value) {
                case byte[] bytes -> statement.setBytes(at, bytes);
                case Long number -> statement.setLong(at, number);
                default -> statement.setString(at, value.toString());
            }
            at++;
        }
    }
}
