package dev.weir.market.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.market.Collar;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the format of {@link ReferenceJson}, whatever the order of its members. */
final class ReferenceReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private final List<Instrument> instruments = new ArrayList<>();
  private final Map<String, BigDecimal> fx = new HashMap<>();
  private final List<PortfolioPosition> positions = new ArrayList<>();
  private final Map<String, Limits> limits = new HashMap<>();
  private final List<SessionHours> sessions = new ArrayList<>();
  private final List<CollarRule> collars = new ArrayList<>();
  private final List<AgeRule> ages = new ArrayList<>();
  private final List<CurrencyMoves> currencies = new ArrayList<>();
  private final List<CorporateAction> actions = new ArrayList<>();
  private Policy policy = Policy.DEFAULT;

  private ReferenceReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads a set.
   *
   * @throws IOException if the JSON has another format
   */
  static ReferenceSet read(InputStream in) throws IOException {
    try (var json = JSON.createParser(in)) {
      return new ReferenceReader(json).read();
    }
  }

  private ReferenceSet read() throws IOException {
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var section = json.currentName();
      json.nextToken();
      switch (section) {
        case "instruments" -> each(this::readInstrument);
        case "fx" -> fx.putAll(readDecimals());
        case "positions" -> each(this::readPosition);
        case "limits" -> readLimits();
        case "sessions" -> each(this::readSession);
        case "collars" -> each(this::readCollar);
        case "policy" -> policy = policy(readTexts());
        case "ages" -> each(this::readAge);
        case "currencies" -> each(this::readCurrency);
        case "actions" -> each(this::readAction);
        default -> json.skipChildren();
      }
    }
    return new ReferenceSet(
        instruments, fx, positions, limits, sessions, collars, policy, ages, currencies, actions);
  }

  @FunctionalInterface
  private interface SectionItem {
    void readOne() throws IOException;
  }

  private void each(SectionItem section) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      section.readOne();
    }
  }

  // Reads the members of an object as texts, except for its array of returns, which it returns.
  private double[] readWithReturns(Map<String, String> texts) throws IOException {
    var returns = new double[0];
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      if (json.nextToken() == JsonToken.START_ARRAY) {
        returns = readDoubles();
      } else {
        texts.put(name, json.getText());
      }
    }
    return returns;
  }

  private void readCurrency() throws IOException {
    var texts = new HashMap<String, String>();
    var returns = readWithReturns(texts);
    currencies.add(
        new CurrencyMoves(
            texts.get("currency"), Optional.ofNullable(texts.get("symbol")), returns));
  }

  private void readAction() throws IOException {
    var texts = readTexts();
    actions.add(
        new CorporateAction(
            texts.get("symbol"),
            texts.get("effective"),
            Long.parseLong(texts.get("units")),
            Long.parseLong(texts.get("of")),
            Boolean.parseBoolean(texts.get("isDone"))));
  }

  private void readInstrument() throws IOException {
    var texts = new HashMap<String, String>();
    var returns = readWithReturns(texts);
    instruments.add(
        new Instrument(
            texts.get("symbol"),
            texts.get("name"),
            texts.get("assetClass"),
            texts.get("currency"),
            new BigDecimal(texts.get("multiplier")),
            returns));
  }

  private double[] readDoubles() throws IOException {
    var doubles = new double[512];
    var count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == doubles.length) {
        doubles = Arrays.copyOf(doubles, 2 * count);
      }
      doubles[count++] = json.getDoubleValue();
    }
    return Arrays.copyOf(doubles, count);
  }

  private void readPosition() throws IOException {
    var texts = readTexts();
    positions.add(
        new PortfolioPosition(
            texts.get("portfolio"),
            texts.get("symbol"),
            new BigDecimal(texts.get("quantity")),
            new BigDecimal(texts.get("averageCost"))));
  }

  private void readSession() throws IOException {
    var texts = readTexts();
    sessions.add(
        new SessionHours(
            texts.get("venue"),
            texts.get("session"),
            Instant.parse(texts.get("opensAt")),
            Instant.parse(texts.get("closesAt"))));
  }

  private void readCollar() throws IOException {
    var texts = readTexts();
    collars.add(
        new CollarRule(
            Optional.ofNullable(texts.get("symbol")),
            Optional.ofNullable(texts.get("assetClass")),
            new Collar(
                new BigDecimal(texts.get("share")),
                new BigDecimal(texts.get("amount")),
                Boolean.parseBoolean(texts.get("belowZero")))));
  }

  private static Policy policy(Map<String, String> texts) {
    var maxSilence = Duration.parse(texts.remove("maxSilence"));
    var maxReferenceAge = Duration.parse(texts.remove("maxReferenceAge"));
    var actions = new EnumMap<Cause, Action>(Cause.class);
    texts.forEach((cause, action) -> actions.put(Cause.valueOf(cause), Action.valueOf(action)));
    return new Policy(actions, maxSilence, maxReferenceAge);
  }

  private void readAge() throws IOException {
    var texts = readTexts();
    ages.add(
        new AgeRule(
            Optional.ofNullable(texts.get("symbol")),
            Optional.ofNullable(texts.get("venue")),
            Duration.parse(texts.get("most"))));
  }

  private void readLimits() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var portfolio = json.currentName();
      json.nextToken();
      var most = new EnumMap<Limit, BigDecimal>(Limit.class);
      readDecimals().forEach((limit, value) -> most.put(Limit.valueOf(limit), value));
      limits.put(portfolio, new Limits(most));
    }
  }

  private Map<String, BigDecimal> readDecimals() throws IOException {
    var decimals = new HashMap<String, BigDecimal>();
    readTexts().forEach((name, text) -> decimals.put(name, new BigDecimal(text)));
    return decimals;
  }

  // Starts at the object's beginning and stops at its end.
  private Map<String, String> readTexts() throws IOException {
    var texts = new HashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      texts.put(name, json.getText());
    }
    return texts;
  }
}
