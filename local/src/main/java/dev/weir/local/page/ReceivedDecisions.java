package dev.weir.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The decisions that a Region's trading systems received: the latest of each portfolio, and the
 * latest of all. Safe for several threads.
 */
final class ReceivedDecisions {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KEPT = 40;

  private record TimedDecision(JsonNode decision, Instant at) {}

  private final Map<String, String> byPortfolio = new HashMap<>();
  private final Deque<TimedDecision> latest = new ArrayDeque<>();

  /** Adds a message; one that concerns no portfolio is ignored. */
  synchronized void add(String text, Instant at) {
    var decision = read(text);
    var portfolio = decision.path("portfolio").asText();
    if (portfolio.isEmpty() || !decision.path("version").isNumber()) {
      return;
    }
    byPortfolio.put(portfolio, text);
    latest.addFirst(new TimedDecision(decision, at));
    if (latest.size() > KEPT) {
      latest.removeLast();
    }
  }

  /** Returns the latest of a portfolio; empty before the first. */
  synchronized String of(String portfolio) {
    return byPortfolio.getOrDefault(portfolio, "");
  }

  /** Adds the latest, newest first. */
  synchronized void describe(String region, ArrayNode array) {
    for (var each : latest) {
      var node = array.addObject().put("receivedIn", region).put("at", each.at().toEpochMilli());
      for (var field : new String[] {"portfolio", "version", "state", "region"}) {
        node.set(field, each.decision().path(field));
      }
    }
  }

  /** A text that is not a JSON object reads as an empty one. */
  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return JSON.createObjectNode(); // messages of other publishers are not shown here
    }
  }
}
