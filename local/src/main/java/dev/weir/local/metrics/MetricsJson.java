package dev.weir.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON of queries and answers at the control endpoint.
 *
 * <pre>{"region":"us-east-1","from":1763900000000,"to":1763900060000,"queries":[
 *   {"namespace":"Weir","name":"Records","dimensions":{"Stage":"dev","Step":"access-logs"},
 *    "statistic":"Sum","periodSeconds":10}]}
 * {"series":[[[1763900000000,12.0]]]}</pre>
 *
 * The series of an answer are in the order of the queries.
 */
final class MetricsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MetricsJson() {}

  /** A parsed request. */
  record Question(List<MetricQuery> queries, Instant from, Instant to) {}

  static ObjectNode write(Question question, String region) {
    var node = JSON.createObjectNode();
    node.put("region", region)
        .put("from", question.from().toEpochMilli())
        .put("to", question.to().toEpochMilli());
    var queries = node.putArray("queries");
    for (var query : question.queries()) {
      var one = queries.addObject();
      write(query.id(), one);
      one.put("statistic", query.statistic().cloudWatchName())
          .put("periodSeconds", query.period().toSeconds());
    }
    return node;
  }

  private static void write(MetricId id, ObjectNode node) {
    node.put("namespace", id.namespace()).put("name", id.name());
    var dimensions = node.putObject("dimensions");
    id.dimensions().forEach(dimensions::put);
  }

  /**
   * Parses the output of {@link #write}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Question question(JsonNode node) {
    if (!node.path("queries").isArray() || !node.path("from").isNumber()) {
      throw new IllegalArgumentException("Give from, to and queries");
    }
    var queries = new ArrayList<MetricQuery>();
    for (var one : node.path("queries")) {
      var seconds = one.path("periodSeconds").asLong();
      if (seconds < 1) {
        throw new IllegalArgumentException("periodSeconds is 1 or more");
      }
      queries.add(
          new MetricQuery(
              id(one),
              Statistic.named(one.path("statistic").asText()),
              Duration.ofSeconds(seconds)));
    }
    return new Question(
        queries,
        Instant.ofEpochMilli(node.path("from").asLong()),
        Instant.ofEpochMilli(node.path("to").asLong()));
  }

  private static MetricId id(JsonNode node) {
    var dimensions = new HashMap<String, String>();
    node.path("dimensions")
        .properties()
        .forEach(each -> dimensions.put(each.getKey(), each.getValue().asText()));
    return new MetricId(node.path("namespace").asText(), node.path("name").asText(), dimensions);
  }

  static ObjectNode answer(Question question, Map<MetricQuery, List<MetricPoint>> figures) {
    var node = JSON.createObjectNode();
    var series = node.putArray("series");
    for (var query : question.queries()) {
      var points = series.addArray();
      figures
          .getOrDefault(query, List.of())
          .forEach(point -> points.addArray().add(point.from().toEpochMilli()).add(point.value()));
    }
    return node;
  }

  static Map<MetricQuery, List<MetricPoint>> figures(Question question, JsonNode answer) {
    var figures = new LinkedHashMap<MetricQuery, List<MetricPoint>>();
    var series = answer.path("series");
    for (var i = 0; i < question.queries().size(); i++) {
      var points = new ArrayList<MetricPoint>();
      series
          .path(i)
          .forEach(
              point ->
                  points.add(
                      new MetricPoint(
                          Instant.ofEpochMilli(point.path(0).asLong()), point.path(1).asDouble())));
      figures.put(question.queries().get(i), points);
    }
    return figures;
  }

  static ObjectNode list(List<MetricId> ids) {
    var node = JSON.createObjectNode();
    var metrics = node.putArray("metrics");
    ids.forEach(id -> write(id, metrics.addObject()));
    return node;
  }

  static List<MetricId> ids(JsonNode node) {
    var ids = new ArrayList<MetricId>();
    node.path("metrics").forEach(one -> ids.add(id(one)));
    return ids;
  }
}
