package dev.weir.market.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.market.exposure.Policy;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes reference data as JSON, the same bytes for the same data: {@code
 * {"instruments":[{"symbol","name","assetClass","currency","multiplier","returns":[...]}],
 * "fx":{"EUR":"1.08"},"positions":[{"portfolio","symbol","quantity","averageCost"}],
 * "limits":{"P1":{"GROSS":"1000000"}},"sessions":[{"venue","session","opensAt","closesAt"}],
 * "collars":[{"symbol","assetClass","share","amount","belowZero"}],
 * "policy":{"STALE":"HALT","maxSilence","maxReferenceAge"},"ages":[{"symbol","venue","most"}],
 * "currencies":[{"currency","symbol","returns":[...]}],
 * "actions":[{"symbol","effective","units","of","isDone"}]}}. Decimals are texts, except for the
 * returns, which are written so that the same doubles are read.
 */
final class ReferenceJson {

  private static final JsonFactory JSON = new JsonFactory();

  private ReferenceJson() {}

  static void write(ReferenceSet set, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("instruments");
      for (var instrument : set.instruments()) {
        write(instrument, json);
      }
      json.writeEndArray();
      writeDecimals("fx", set.fx(), json);
      json.writeArrayFieldStart("positions");
      for (var position : set.positions()) {
        write(position, json);
      }
      json.writeEndArray();
      writeLimits(set, json);
      json.writeArrayFieldStart("sessions");
      for (var session : set.sessions()) {
        write(session, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("collars");
      for (var collar : set.collars()) {
        write(collar, json);
      }
      json.writeEndArray();
      write(set.policy(), json);
      json.writeArrayFieldStart("ages");
      for (var age : set.ages()) {
        write(age, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("currencies");
      for (var currency : set.currencies()) {
        write(currency, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("actions");
      for (var action : set.actions()) {
        write(action, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(Instrument instrument, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("symbol", instrument.symbol());
    json.writeStringField("name", instrument.name());
    json.writeStringField("assetClass", instrument.assetClass());
    json.writeStringField("currency", instrument.currency());
    json.writeStringField("multiplier", instrument.multiplier().toPlainString());
    json.writeFieldName("returns");
    json.writeArray(instrument.returns(), 0, instrument.returns().length);
    json.writeEndObject();
  }

  private static void write(PortfolioPosition position, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("portfolio", position.portfolio());
    json.writeStringField("symbol", position.symbol());
    json.writeStringField("quantity", position.quantity().toPlainString());
    json.writeStringField("averageCost", position.averageCost().toPlainString());
    json.writeEndObject();
  }

  private static void writeLimits(ReferenceSet set, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("limits");
    for (var portfolio : new TreeMap<>(set.limits()).entrySet()) {
      var most = new TreeMap<String, BigDecimal>();
      portfolio.getValue().most().forEach((limit, value) -> most.put(limit.name(), value));
      writeDecimals(portfolio.getKey(), most, json);
    }
    json.writeEndObject();
  }

  private static void write(SessionHours session, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("venue", session.venue());
    json.writeStringField("session", session.session());
    writeTime("opensAt", session.opensAt(), json);
    writeTime("closesAt", session.closesAt(), json);
    json.writeEndObject();
  }

  private static void write(CollarRule rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (rule.symbol().isPresent()) {
      json.writeStringField("symbol", rule.symbol().get());
    }
    if (rule.assetClass().isPresent()) {
      json.writeStringField("assetClass", rule.assetClass().get());
    }
    json.writeStringField("share", rule.collar().share().toPlainString());
    json.writeStringField("amount", rule.collar().amount().toPlainString());
    json.writeStringField("belowZero", Boolean.toString(rule.collar().allowsBelowZero()));
    json.writeEndObject();
  }

  private static void write(Policy policy, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("policy");
    for (var each : new TreeMap<>(policy.actions()).entrySet()) {
      json.writeStringField(each.getKey().name(), each.getValue().name());
    }
    json.writeStringField("maxSilence", policy.maxSilence().toString());
    json.writeStringField("maxReferenceAge", policy.maxReferenceAge().toString());
    json.writeEndObject();
  }

  private static void write(AgeRule age, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (age.symbol().isPresent()) {
      json.writeStringField("symbol", age.symbol().get());
    }
    if (age.venue().isPresent()) {
      json.writeStringField("venue", age.venue().get());
    }
    json.writeStringField("most", age.most().toString());
    json.writeEndObject();
  }

  private static void write(CurrencyMoves currency, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("currency", currency.currency());
    if (currency.symbol().isPresent()) {
      json.writeStringField("symbol", currency.symbol().get());
    }
    json.writeFieldName("returns");
    json.writeArray(currency.returns(), 0, currency.returns().length);
    json.writeEndObject();
  }

  private static void write(CorporateAction action, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("symbol", action.symbol());
    json.writeStringField("effective", action.effective());
    json.writeStringField("units", Long.toString(action.units()));
    json.writeStringField("of", Long.toString(action.of()));
    json.writeStringField("isDone", Boolean.toString(action.isDone()));
    json.writeEndObject();
  }

  private static void writeTime(String name, Instant time, JsonGenerator json) throws IOException {
    json.writeStringField(name, time.toString());
  }

  private static void writeDecimals(
      String name, Map<String, BigDecimal> decimals, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    for (var each : new TreeMap<>(decimals).entrySet()) {
      json.writeStringField(each.getKey(), each.getValue().toPlainString());
    }
    json.writeEndObject();
  }
}
