package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import dev.weir.events.ForeignText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * An alert as a custom notification of Amazon Q Developer in chat applications, which passes it on
 * to Slack and Teams (Administrator Guide, "Custom notifications": {@code version} is {@code 1.0},
 * {@code source} is {@code custom}; a title has at most 250 characters, a description 8,000). The
 * alerts about a service, and the message that they are resolved, form one thread.
 *
 * <p>Chats read markdown, in dialects of their own, and mentions. Foreign text therefore has no
 * character left that either could mean: each is replaced by its full-width form, which reads the
 * same.
 */
final class ChatMessage {

  private static final int MAX_TITLE = 250;
  private static final int MAX_DESCRIPTION = 8_000;
  private static final int MAX_CONTEXT = 256;
  private static final String MARKUP = "<>&*_~`|[](){}@#!\\";
  private static final int TO_FULL_WIDTH = 0xFEE0;
  private static final JsonFactory JSON = new JsonFactory();

  private ChatMessage() {}

  /**
   * Returns the notification.
   *
   * @param link the address that shows what the alert is about, if any
   */
  static String of(Alert alert, Optional<String> link) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("version", "1.0");
      json.writeStringField("source", "custom");
      json.writeStringField("id", plain(alert.id(), MAX_CONTEXT));
      json.writeObjectFieldStart("content");
      json.writeStringField("textType", "client-markdown");
      json.writeStringField("title", alert.severity().text() + ": " + alert.type());
      json.writeStringField("description", plain(alert.summary(), MAX_DESCRIPTION));
      json.writeArrayFieldStart("nextSteps");
      if (link.isPresent()) {
        json.writeString("Look at " + link.get());
      }
      json.writeString("Read the figures: weir alerts --type " + alert.type());
      json.writeEndArray();
      json.writeEndObject();
      json.writeObjectFieldStart("metadata");
      json.writeStringField("threadId", plain(threadOf(alert), MAX_CONTEXT));
      json.writeStringField("summary", plain(alert.summary(), MAX_TITLE));
      json.writeStringField("eventType", alert.type());
      json.writeObjectFieldStart("additionalContext");
      json.writeStringField("severity", alert.severity().text());
      json.writeStringField("raisedAt", alert.raisedAt().toString());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }

  private static String threadOf(Alert alert) {
    return alert.service().map(service -> "service " + service).orElse(alert.id());
  }

  private static String plain(String foreign, int max) {
    return ForeignText.oneLine(foreign, max)
        .codePoints()
        .map(c -> MARKUP.indexOf(c) < 0 ? c : c + TO_FULL_WIDTH)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
