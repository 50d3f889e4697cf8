package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert in machine-readable form: {@code
 * {"id","type","ruleVersion","severity","user","service","raisedAt","publishedAt","summary","evidence":{...}}}.
 * {@code user} and {@code service} are null if the alert is about none, {@code publishedAt} until
 * it is published.
 */
public final class AlertJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AlertJson() {}

  /** Returns the JSON object of an alert, on one line. */
  public static String of(Alert alert, Optional<Instant> publishedAt) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("id", alert.id());
      json.writeStringField("type", alert.type());
      json.writeNumberField("ruleVersion", alert.ruleVersion());
      json.writeStringField("severity", alert.severity().text());
      writeNullable(json, "user", alert.user());
      writeNullable(json, "service", alert.service());
      json.writeStringField("raisedAt", alert.raisedAt().toString());
      writeNullable(json, "publishedAt", publishedAt.map(Instant::toString));
      json.writeStringField("summary", alert.summary());
      json.writeFieldName("evidence");
      json.writeRawValue(alert.evidence());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }

  private static void writeNullable(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    json.writeFieldName(name);
    if (value.isPresent()) {
      json.writeString(value.get());
    } else {
      json.writeNull();
    }
  }
}
