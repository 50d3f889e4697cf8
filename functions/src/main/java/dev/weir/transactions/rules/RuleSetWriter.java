package dev.weir.transactions.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.weir.transactions.rules.RuleSet.Common;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.TreeMap;

/** Writes a rule set's whole document. */
final class RuleSetWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private RuleSetWriter(JsonGenerator json) {
    this.json = json;
  }

  static String write(RuleSet rules) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new RuleSetWriter(json).document(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return text.toString();
  }

  private void document(RuleSet rules) throws IOException {
    json.writeStartObject();
    json.writeStringField("lateness", rules.lateness().toString());
    json.writeObjectFieldStart("rules");
    newLocationSpree(rules.newLocationSpree());
    impossibleTravel(rules.impossibleTravel());
    cardTesting(rules.cardTesting());
    amountSpike(rules.amountSpike());
    velocity(rules.velocity());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void newLocationSpree(RuleSet.NewLocationSpree rule) throws IOException {
    start("NEW_LOCATION_SPREE", rule.common());
    json.writeNumberField("count", rule.count());
    amounts("threshold", rule.threshold());
    json.writeStringField("window", rule.window().toString());
    json.writeStringField("settle", rule.settle().toString());
    json.writeStringField("coolDown", rule.coolDown().toString());
    json.writeEndObject();
  }

  private void impossibleTravel(RuleSet.ImpossibleTravel rule) throws IOException {
    start("IMPOSSIBLE_TRAVEL", rule.common());
    number("distanceKm", rule.distanceKm());
    number("speedKmh", rule.speedKmh());
    json.writeEndObject();
  }

  private void cardTesting(RuleSet.CardTesting rule) throws IOException {
    start("CARD_TESTING", rule.common());
    json.writeNumberField("count", rule.count());
    amounts("small", rule.small());
    amounts("large", rule.large());
    json.writeStringField("window", rule.window().toString());
    json.writeEndObject();
  }

  private void amountSpike(RuleSet.AmountSpike rule) throws IOException {
    start("AMOUNT_SPIKE", rule.common());
    json.writeStringField("factor", rule.factor().toPlainString());
    amounts("floor", rule.floor());
    json.writeNumberField("history", rule.history());
    json.writeStringField("weight", rule.weight().toPlainString());
    json.writeEndObject();
  }

  private void velocity(RuleSet.Velocity rule) throws IOException {
    start("VELOCITY", rule.common());
    json.writeNumberField("count", rule.count());
    json.writeStringField("window", rule.window().toString());
    json.writeStringField("coolDown", rule.coolDown().toString());
    json.writeEndObject();
  }

  private void start(String rule, Common common) throws IOException {
    json.writeObjectFieldStart(rule);
    json.writeStringField("mode", common.mode().text());
    json.writeStringField("severity", common.severity().name().toLowerCase(Locale.ROOT));
  }

  // Without an exponent, which the reader refuses.
  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
  }

  private void amounts(String name, Amounts amounts) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("default", amounts.byDefault().toPlainString());
    for (var entry : new TreeMap<>(amounts.currencies()).entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue().toPlainString());
    }
    json.writeEndObject();
  }
}
