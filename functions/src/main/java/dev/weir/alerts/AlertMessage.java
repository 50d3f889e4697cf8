package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as SNS carries it: a sentence for people, JSON for machines, attributes for filter
 * policies.
 *
 * @param subject the subject of an e-mail; SNS takes up to 100 ASCII characters without control
 *     characters
 * @param body the message with {@code MessageStructure=json}: {@code default} and {@code email} are
 *     text, {@code sqs}, {@code lambda}, {@code http}, {@code https} and {@code firehose} the JSON
 * @param attributes {@code type}, {@code severity}, {@code rule} ({@code TYPE@version}) and, where
 *     there is one, {@code service} or {@code user}
 */
record AlertMessage(String subject, String body, Map<String, String> attributes) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_SUBJECT = 100;
  private static final List<String> MACHINES =
      List.of("sqs", "lambda", "http", "https", "firehose");

  AlertMessage {
    attributes = Map.copyOf(attributes);
  }

  static AlertMessage of(Alert alert) {
    return new AlertMessage(subjectOf(alert), bodyOf(alert), attributesOf(alert));
  }

  private static String subjectOf(Alert alert) {
    var line = "[%s] %s".formatted(alert.severity().text(), alert.summary());
    var ascii = line.replaceAll("[^\\x20-\\x7E]", "?");
    return ascii.length() <= MAX_SUBJECT ? ascii : ascii.substring(0, MAX_SUBJECT - 3) + "...";
  }

  private static String bodyOf(Alert alert) {
    var machine = allowed(AlertJson.of(alert, Optional.empty()));
    var text = allowed(textOf(alert));
    var body = new StringWriter();
    try (var json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("default", text);
      json.writeStringField("email", text);
      for (var protocol : MACHINES) {
        json.writeStringField(protocol, machine);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return body.toString();
  }

  private static String textOf(Alert alert) {
    return """
    %s

    rule      %s, version %d
    severity  %s
    raised    %s
    alert     %s
    evidence  %s
    """
        .formatted(
            alert.summary(),
            alert.type(),
            alert.ruleVersion(),
            alert.severity().text(),
            alert.raisedAt(),
            alert.id(),
            alert.evidence());
  }

  private static Map<String, String> attributesOf(Alert alert) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("type", alert.type());
    attributes.put("severity", alert.severity().text());
    attributes.put("rule", alert.type() + "@" + alert.ruleVersion());
    alert.service().ifPresent(service -> attributes.put("service", allowed(service)));
    alert.user().ifPresent(user -> attributes.put("user", allowed(user)));
    return attributes;
  }

  // A name out of a log may hold anything, but SNS refuses a message with characters that XML has
  // not (SQS API Reference, SendMessage): it would stay in the outbox for ever.
  private static String allowed(String text) {
    return text.codePoints()
        .map(c -> isAllowed(c) ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
