package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;

/** Writes a rule set's complete document. */
public final class SettingsWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private SettingsWriter(JsonGenerator json) {
    this.json = json;
  }

  @FunctionalInterface
  private interface SettingsWrite {
    void run() throws IOException;
  }

  // Writing to memory can't fail.
  private static void run(SettingsWrite write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String write(RuleSet rules) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new SettingsWriter(json).document(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void document(RuleSet rules) throws IOException {
    json.writeStartObject();
    duration("lateness", rules.lateness());
    if (!rules.terms().allowed().entries().isEmpty()) {
      json.writeArrayFieldStart("allow");
      rules.terms().allowed().entries().forEach(this::allowed);
      json.writeEndArray();
    }
    json.writeObjectFieldStart("rules");
    for (var rule : rules.rules()) {
      json.writeObjectFieldStart(rule.kind().name());
      json.writeStringField("mode", rule.common().modeText());
      json.writeStringField("severity", rule.common().severity().name().toLowerCase(Locale.ROOT));
      rule.write(this);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void allowed(AllowList.Entry entry) {
    run(
        () -> {
          json.writeStartObject();
          entry.user().ifPresent(user -> text("user", user));
          entry.merchant().ifPresent(merchant -> text("merchant", merchant));
          entry.place().ifPresent(place -> text("country", place.country()));
          entry.place().ifPresent(place -> text("city", place.city()));
          entry.rule().ifPresent(rule -> text("rule", rule));
          json.writeStringField("until", entry.until().toString());
          json.writeEndObject();
        });
  }

  SettingsWriter integer(String name, int value) {
    run(() -> json.writeNumberField(name, value));
    return this;
  }

  SettingsWriter text(String name, String value) {
    run(() -> json.writeStringField(name, value));
    return this;
  }

  SettingsWriter duration(String name, Duration value) {
    return text(name, value.toString());
  }

  // Without an exponent, which the reader refuses.
  SettingsWriter number(String name, double value) {
    run(
        () -> {
          json.writeFieldName(name);
          json.writeNumber(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        });
    return this;
  }

  SettingsWriter amounts(String name, Amounts amounts) {
    run(
        () -> {
          json.writeObjectFieldStart(name);
          json.writeStringField("default", amounts.byDefault().toPlainString());
          for (var entry : new TreeMap<>(amounts.currencies()).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue().toPlainString());
          }
          json.writeEndObject();
        });
    return this;
  }
}
