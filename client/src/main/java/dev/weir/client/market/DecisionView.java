package dev.weir.client.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A decision or beat, as it was stored or delivered.
 *
 * @param text its JSON, byte for byte
 */
public record DecisionView(String text, JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Parses a decision or beat.
   *
   * @throws IllegalArgumentException if the text is not JSON
   */
  public static DecisionView of(String text) {
    try {
      return new DecisionView(text, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a decision", e);
    }
  }

  /** Returns whether this is a group's beat rather than a decision. */
  boolean isBeat() {
    return json.has("beat");
  }

  /** Returns its group of portfolios. */
  String group() {
    return json.path("group").asText("-");
  }

  /**
   * Returns until when it holds if nothing newer arrives; empty for decisions from versions without
   * expiry.
   */
  Optional<Instant> validUntil() {
    return Optional.of(json.path("validUntil").asText())
        .filter(text -> !text.isEmpty())
        .map(Instant::parse);
  }

  /**
   * Returns a beat as text, such as {@code beat 17 until ..., from us-east-1: growth-7 ACTIVE at
   * 12}.
   */
  String beat() {
    var portfolios = json.path("portfolios").valueStream().map(DecisionView::standing).toList();
    return "beat %d until %s, pulse of %s%s"
        .formatted(
            json.path("beat").asLong(),
            json.path("validUntil").asText(),
            json.path("pulse").path("region").asText(),
            portfolios.isEmpty() ? "" : ": " + String.join(", ", portfolios));
  }

  private static String standing(JsonNode portfolio) {
    return "%s %s at %d"
        .formatted(
            portfolio.path("portfolio").asText(),
            portfolio.path("state").asText(),
            portfolio.path("version").asLong());
  }

  /** Returns its portfolio. */
  public String portfolio() {
    return json.path("portfolio").asText();
  }

  /** Returns its version, which starts at 1 and increases by one. */
  public long version() {
    return json.path("version").asLong();
  }

  /** Returns the version that it follows. */
  public long previousVersion() {
    return json.path("previousVersion").asLong();
  }

  /** Returns ACTIVE, REDUCING or HALTED. */
  public String state() {
    return json.path("state").asText();
  }

  /** Returns the Region that computed it. */
  public String region() {
    return json.path("region").asText();
  }

  /**
   * Returns when it was made, by the clock of its Region.
   *
   * @throws java.time.DateTimeException if it has no such time
   */
  public Instant decidedAt() {
    return Instant.parse(json.path("decidedAt").asText());
  }

  /** Returns a figure in whole units with separators, such as {@code 1,250,300}. */
  public String figure(String name) {
    var value = json.path("figures").path(name).asText("");
    return value.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%,d",
            new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
  }

  /** Returns the largest position with its share, such as {@code ACME 12 %}. */
  String largest() {
    var figures = json.path("figures");
    var share = new BigDecimal(figures.path("largestShare").asText("0")).movePointRight(2);
    return "%s %s %%"
        .formatted(
            figures.path("largestSymbol").asText("-"), share.setScale(0, RoundingMode.HALF_EVEN));
  }

  /** Returns why it is not active, such as {@code DAILY_LOSS 1,200,000 of 1,000,000 (HALTED)}. */
  public List<String> reasons() {
    var reasons = new ArrayList<String>();
    for (var reason : json.path("reasons")) {
      reasons.add(
          "%s %s of %s (%s)"
              .formatted(
                  reason.path("limit").asText(),
                  rounded(reason.path("value").asText()),
                  rounded(reason.path("most").asText()),
                  reason.path("state").asText()));
    }
    for (var found : json.path("causes")) {
      var venues = found.path("venues").valueStream().map(JsonNode::asText).toList();
      reasons.add(
          "%s%s (%s)"
              .formatted(
                  found.path("cause").asText(),
                  venues.isEmpty() ? "" : " " + String.join(", ", venues),
                  found.path("action").asText()));
    }
    addNames("too large to compute with", "beyond", reasons);
    addNames("stale", "stale", reasons);
    addNames("without a mark", "unmarked", reasons);
    return reasons;
  }

  private static String rounded(String decimal) {
    var value = new BigDecimal(decimal);
    return value.abs().compareTo(BigDecimal.TEN) < 0
        ? value.setScale(3, RoundingMode.HALF_EVEN).toPlainString()
        : String.format(
            Locale.ROOT, "%,d", value.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
  }

  private void addNames(String what, String field, List<String> reasons) {
    var names = json.path(field);
    if (!names.isEmpty()) {
      reasons.add(
          names.size() > 3
              ? names.size() + " " + what
              : what
                  + ": "
                  + String.join(", ", names.valueStream().map(JsonNode::asText).toList()));
    }
  }
}
