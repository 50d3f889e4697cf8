package dev.weir.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes a portfolio for the page: its stored decision, the use of its most used limit, and the
 * last decision that each Region's trading system received.
 */
final class PortfolioTile {

  private static final int DECIMALS = 4;

  private PortfolioTile() {}

  /** How the decisions that two Regions received compare. */
  enum RegionAgreement {
    /** All Regions have the same version with the same bytes. */
    SAME,
    /** One has an earlier version, because the latest may be in transit, or none yet. */
    BEHIND,
    /** The same version with different bytes, which must never happen. */
    DIFFERENT
  }

  /**
   * Describes one as {@code
   * {"portfolio","version","state","use","limit","reasons":[],"stale","unmarked","region",
   * "decidedAt","received":{"us-east-1":12},"agreement"}}; {@code use} is 1 if the limit is used
   * up, and absent without limits.
   *
   * @param decision as it is stored
   * @param received the text of the latest decision that each Region received; empty before the
   *     first
   */
  static ObjectNode of(JsonNode decision, Map<String, String> received) {
    var node = JsonNodeFactory.instance.objectNode();
    node.set("portfolio", decision.path("portfolio"));
    node.set("version", decision.path("version"));
    node.set("state", decision.path("state"));
    addUse(decision, node);
    var reasons = node.putArray("reasons");
    reasons(decision).forEach(reasons::add);
    node.put("stale", count(decision, "stale")).put("unmarked", count(decision, "unmarked"));
    node.set("region", decision.path("region"));
    node.set("decidedAt", decision.path("decidedAt"));
    var versions = node.putObject("received");
    received.forEach(
        (region, text) -> {
          if (!text.isEmpty()) {
            versions.put(region, ReceivedDecisions.read(text).path("version").asLong());
          }
        });
    return node.put("agreement", agreement(received).name());
  }

  private static void addUse(JsonNode decision, ObjectNode node) {
    var uses = uses(decision);
    uses.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(most -> node.put("limit", most.getKey()).put("use", most.getValue()));
  }

  /** Returns the uses by limit; docs/market.md defines their figures. */
  private static Map<String, BigDecimal> uses(JsonNode decision) {
    var figures = decision.path("figures");
    var values =
        Map.of(
            "GROSS", decimal(figures, "gross"),
            "NET", decimal(figures, "net").abs(),
            "VALUE_AT_RISK", decimal(figures, "valueAtRisk"),
            "EXPECTED_SHORTFALL", decimal(figures, "expectedShortfall"),
            "SINGLE_NAME", decimal(figures, "largestShare"),
            "DAILY_LOSS", decimal(figures, "unrealised").negate().max(BigDecimal.ZERO));
    var uses = new TreeMap<String, BigDecimal>();
    for (var limit : decision.path("limits").properties()) {
      var most = new BigDecimal(limit.getValue().asText());
      var value = values.get(limit.getKey());
      if (value != null && most.signum() > 0) {
        uses.put(
            limit.getKey(),
            value
                .divide(most, MathContext.DECIMAL64)
                .max(BigDecimal.ZERO)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN));
      }
    }
    return uses;
  }

  private static BigDecimal decimal(JsonNode figures, String name) {
    return new BigDecimal(figures.path(name).asText("0"));
  }

  private static List<String> reasons(JsonNode decision) {
    var reasons = new ArrayList<String>();
    for (var reason : decision.path("reasons")) {
      reasons.add(reason.path("limit").asText() + " " + reason.path("state").asText());
    }
    for (var cause : decision.path("causes")) {
      reasons.add(cause.path("cause").asText() + " " + cause.path("action").asText());
    }
    return reasons;
  }

  /** A long list is cut, with the number of omitted elements. */
  private static long count(JsonNode decision, String list) {
    return decision.path(list).size() + decision.path("more").path(list).asLong();
  }

  private static RegionAgreement agreement(Map<String, String> received) {
    if (received.values().stream().distinct().count() <= 1) {
      return RegionAgreement.SAME;
    }
    var versions =
        received.values().stream()
            .map(text -> text.isEmpty() ? 0 : ReceivedDecisions.read(text).path("version").asLong())
            .distinct()
            .count();
    return versions > 1 ? RegionAgreement.BEHIND : RegionAgreement.DIFFERENT;
  }
}
