package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import dev.weir.events.ForeignText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as an SNS message: a sentence for people, JSON for machines, attributes for filter
 * policies.
 *
 * <p>It never exceeds the limit of SNS, measured in its encoded form: if the full alert is too
 * long, lists in its evidence are shortened, and if that is not enough, the evidence is left out.
 * The full alert is in the table.
 *
 * @param subject the subject of an e-mail; SNS limits it to fewer than 100 ASCII characters without
 *     line ends and control characters (API reference, Publish)
 * @param body the message with {@code MessageStructure=json}: {@code default} and {@code email} are
 *     text, {@code sqs}, {@code lambda}, {@code http}, {@code https} and {@code firehose} the JSON,
 *     except that {@code https} can be for chats ({@link ChatMessage})
 * @param attributes {@code type}, {@code severity}, {@code rule} ({@code TYPE@version}), {@code
 *     contract} ({@link #CONTRACT}) and, if present, {@code service} or {@code user}
 */
record AlertMessage(String subject, String body, Map<String, String> attributes) {

  /** 256 KB with the attributes' names, types and values (API reference, Publish). */
  static final int MAX_BYTES = 262_144;

  /** Contract and version of the JSON, see docs/contracts.md. */
  static final String CONTRACT = "alert/1";

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_SUBJECT = 99;
  private static final int MAX_ATTRIBUTE = 256;
  private static final int ATTRIBUTE_TYPE_BYTES = "String".length();
  private static final String OF_CHATS = "https";
  private static final List<String> MACHINES =
      List.of("sqs", "lambda", "http", OF_CHATS, "firehose");

  AlertMessage {
    attributes = Map.copyOf(attributes);
  }

  /** Returns the full alert, or as much of it as fits into a message. */
  static AlertMessage of(Alert alert, MessageOptions options) {
    var message = whole(alert, options);
    for (var kept = ShorterEvidence.longestList(alert.evidence()) / 2;
        kept > 0 && message.bytes() > MAX_BYTES;
        kept /= 2) {
      message = whole(alert.withEvidence(ShorterEvidence.cut(alert.evidence(), kept)), options);
    }
    return message.bytes() > MAX_BYTES ? shortOf(alert, options) : message;
  }

  /** Returns the alert without its evidence, for when SNS refuses the full one. */
  static AlertMessage shortOf(Alert alert, MessageOptions options) {
    return whole(alert.shortened(), options);
  }

  private static AlertMessage whole(Alert alert, MessageOptions options) {
    return new AlertMessage(subjectOf(alert), bodyOf(alert, options), attributesOf(alert));
  }

  /** Returns the size as SNS counts it. */
  int bytes() {
    var bytes = utf8(body);
    for (var attribute : attributes.entrySet()) {
      bytes += utf8(attribute.getKey()) + ATTRIBUTE_TYPE_BYTES + utf8(attribute.getValue());
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String subjectOf(Alert alert) {
    return ForeignText.asciiLine(
        "[%s] %s".formatted(alert.severity().text(), alert.summary()), MAX_SUBJECT);
  }

  private static String bodyOf(Alert alert, MessageOptions options) {
    var machine = escaped(AlertJson.of(alert, Optional.empty()));
    var link = options.linkTo(alert);
    var text = allowed(textOf(alert, link));
    var body = new StringWriter();
    try (var json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("default", text);
      json.writeStringField("email", text);
      for (var protocol : MACHINES) {
        var isChat = options.forChat() && protocol.equals(OF_CHATS);
        json.writeStringField(protocol, isChat ? allowed(ChatMessage.of(alert, link)) : machine);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return body.toString();
  }

  // Evidence is JSON, which has no control characters; bidirectional controls are replaced here.
  private static String textOf(Alert alert, Optional<String> link) {
    return String.format(
        Locale.ROOT,
        """
        %s
        %s
        rule      %s, version %d
        severity  %s
        raised    %s
        alert     %s
        evidence  %s
        """,
        alert.summary(),
        link.map(address -> "\n" + address + "\n").orElse(""),
        alert.type(),
        alert.ruleVersion(),
        alert.severity().text(),
        alert.raisedAt(),
        ForeignText.oneLine(alert.id()),
        ForeignText.oneLine(alert.evidence()));
  }

  private static Map<String, String> attributesOf(Alert alert) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("type", alert.type());
    attributes.put("severity", alert.severity().text());
    attributes.put("rule", alert.type() + "@" + alert.ruleVersion());
    attributes.put("contract", CONTRACT);
    putName(attributes, "service", alert.service());
    putName(attributes, "user", alert.user());
    return attributes;
  }

  // SNS refuses empty values.
  private static void putName(
      Map<String, String> attributes, String attribute, Optional<String> name) {
    name.filter(some -> !some.isEmpty())
        .ifPresent(some -> attributes.put(attribute, ForeignText.oneLine(some, MAX_ATTRIBUTE)));
  }

  // A subscriber may print the JSON verbatim. The library escapes C0 controls only; other
  // characters that affect a terminal can occur only in strings, where an escape is equivalent.
  private static String escaped(String json) {
    var text = new StringBuilder(json.length());
    allowed(json)
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || ForeignText.isHarmless(c)) {
                text.appendCodePoint(c);
              } else {
                ForeignText.appendEscaped(c, text);
              }
            });
    return text.toString();
  }

  // SNS refuses characters that are invalid in XML (SQS API reference, SendMessage): here
  // noncharacters and unpaired surrogates.
  private static String allowed(String text) {
    return text.codePoints()
        .map(c -> isAllowed(c) ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
