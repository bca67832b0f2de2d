package dev.mqttworkbench.app.messages;

import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.mqttworkbench.app.messages.InvalidFilter.Reason;
import dev.mqttworkbench.app.workbench.FilterFault;
import dev.mqttworkbench.mqtt.topic.TopicFilter;

/// Reads a filter of messages: terms with spaces between, all of which a message has to fit.
///
/// A term is a field with a value (`qos>=1`, `payload:"two words"`), a Topic Filter, or a text; `-` or `not` before it turns it
/// round. The fields are read by [FilterField].
final class FilterParser {

    private static final Pattern FIELD = Pattern.compile("([A-Za-z]+)(>=|<=|[:=<>])");

    private final String text;
    private int at;

    FilterParser(String text) {
        this.text = text;
    }

    /// The filter.
    ///
    /// @throws InvalidFilter at the first character that fits no filter
    MessageFilter parse() throws InvalidFilter {
        var terms = new ArrayList<MessageFilter>();
        for (skipSpace(); at < text.length(); skipSpace()) {
            terms.add(term());
        }
        return terms.size() == 1 ? terms.getFirst() : new MessageFilter.All(terms);
    }

    private MessageFilter term() throws InvalidFilter {
        var start = at;
        var isNegated = skipNegation();
        if (isNegated && at == text.length()) {
            throw new InvalidFilter(start + 1, Reason.NEGATION, text.substring(start).strip());
        }
        var field = FIELD.matcher(text).region(at, text.length());
        var term = field.lookingAt() ? fieldTerm(field.group(1), field.group(2)) : bare();
        return isNegated ? new MessageFilter.Not(term) : term;
    }

    private boolean skipNegation() {
        if (text.startsWith("-", at)) {
            at++;
            return true;
        }
        var isNot = text.regionMatches(true, at, "not", 0, 3) && (at + 3 == text.length() || text.charAt(at + 3) == ' ');
        if (isNot) {
            at += 3;
            skipSpace();
        }
        return isNot;
    }

    private MessageFilter fieldTerm(String name, String operator) throws InvalidFilter {
        var column = at + 1;
        var field = FilterField.named(name.toLowerCase(Locale.ROOT)).orElseThrow(() -> new InvalidFilter(column, Reason.FIELD, name));
        at += name.length() + operator.length();
        var valueColumn = at + 1;
        var value = value();
        if (value.isEmpty()) {
            throw new InvalidFilter(column, Reason.VALUE, name);
        }
        return field.term(operator, value, column, valueColumn);
    }

    private MessageFilter bare() throws InvalidFilter {
        var column = at + 1;
        var isQuoted = text.charAt(at) == '"';
        var value = value();
        if (value.isEmpty()) {
            return MessageFilter.EVERYTHING;
        }
        var hasWildcard = value.indexOf('#') >= 0 || value.indexOf('+') >= 0;
        return hasWildcard && !isQuoted ? topics(value, column) : new MessageFilter.Text(new SoughtText(value));
    }

    /// The term of a Topic Filter.
    static MessageFilter topics(String filter, int column) throws InvalidFilter {
        if (FilterFault.of(filter).isPresent()) {
            throw new InvalidFilter(column, Reason.TOPIC_FILTER, filter);
        }
        return new MessageFilter.Topics(new TopicFilter(filter));
    }

    private String value() throws InvalidFilter {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        var start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() throws InvalidFilter {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            var isEscape = text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
            at += isEscape ? 1 : 0;
            value.append(text.charAt(at++));
        }
        if (at++ >= text.length()) {
            throw new InvalidFilter(start + 1, Reason.QUOTE, text.substring(start));
        }
        return value.toString();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
