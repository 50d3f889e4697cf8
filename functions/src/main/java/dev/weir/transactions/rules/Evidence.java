package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.transaction.Place;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * The figures of a finding as JSON: {@code {"mode":"shadow","late":true,<figures of the
 * rule>,"transactions":[{"id","occurredAt","amount","currency","merchant","country","city"}]}}.
 * {@code mode} and {@code late} are present only with these values. The latest contributing
 * transactions are listed, at most {@value #MAX_LISTED}: SNS limits a message to 256 KB.
 */
public final class Evidence {

  static final int MAX_LISTED = 20;

  private static final JsonFactory JSON = new JsonFactory();

  private Evidence() {}

  /** Writes the figures that are specific to a rule. */
  @FunctionalInterface
  public interface Figures {
    void write(JsonGenerator json) throws IOException;
  }

  static String of(RuleSet.Common common, List<Purchase> contributing, Figures figures) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      if (common.mode() == Mode.SHADOW) {
        json.writeStringField("mode", common.mode().text());
      }
      if (isLate(contributing)) {
        json.writeBooleanField("late", true);
      }
      figures.write(json);
      writeTransactions(json, contributing);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }

  static boolean isLate(List<Purchase> contributing) {
    return contributing.stream().anyMatch(Purchase::late);
  }

  private static void writeTransactions(JsonGenerator json, List<Purchase> contributing)
      throws IOException {
    json.writeArrayFieldStart("transactions");
    var from = Math.max(0, contributing.size() - MAX_LISTED);
    for (var purchase : contributing.subList(from, contributing.size())) {
      json.writeStartObject();
      json.writeStringField("id", purchase.id());
      json.writeStringField("occurredAt", purchase.occurredAt().toString());
      json.writeStringField("amount", purchase.amount().amount().toPlainString());
      json.writeStringField("currency", purchase.amount().currency().getCurrencyCode());
      json.writeStringField("merchant", purchase.merchant());
      writeUnlessEmpty(json, "country", purchase.country());
      writeUnlessEmpty(json, "city", purchase.city());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeUnlessEmpty(JsonGenerator json, String name, String text)
      throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }

  static void writePlace(JsonGenerator json, Place place) throws IOException {
    json.writeObjectFieldStart("place");
    json.writeStringField("country", place.country());
    json.writeStringField("city", place.city());
    json.writeEndObject();
  }

  /** Writes sums by currency, as text: {@code {"EUR":"1830.00"}}. */
  static void writeTotals(JsonGenerator json, String name, Map<String, BigDecimal> totals)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (var total : totals.entrySet()) {
      json.writeStringField(total.getKey(), total.getValue().toPlainString());
    }
    json.writeEndObject();
  }

  static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
