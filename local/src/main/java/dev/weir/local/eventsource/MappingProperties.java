package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads a template's event source mapping and collects every problem. */
final class MappingProperties {
  private static final Set<String> READ =
      Set.of(
          "BatchSize",
          "BisectBatchOnFunctionError",
          "DestinationConfig",
          "EventSourceArn",
          "FilterCriteria",
          "FunctionName",
          "FunctionResponseTypes",
          "MaximumBatchingWindowInSeconds",
          "MaximumRecordAgeInSeconds",
          "MaximumRetryAttempts",
          "ParallelizationFactor",
          "StartingPosition",
          "StartingPositionTimestamp",
          "TumblingWindowInSeconds");

  /** They do not affect which records are delivered, when, and how often. */
  private static final Set<String> WITHOUT_EFFECT_HERE =
      Set.of("Enabled", "KmsKeyArn", "LoggingConfig", "MetricsConfig", "Tags");

  private static final int UNLIMITED = -1;

  private final JsonNode properties;
  private final List<String> problems = new ArrayList<>();

  MappingProperties(JsonNode properties) {
    this.properties = properties;
  }

  MappingSettings settings(String uuid, String functionArn) {
    properties.fieldNames().forEachRemaining(this::checkKnown);
    var source = text("EventSourceArn");
    var start = startingPosition();
    int batchSize = number("BatchSize", 100);
    var batchingWindow = seconds("MaximumBatchingWindowInSeconds");
    int factor = number("ParallelizationFactor", 1);
    boolean bisect = "true".equals(properties.path("BisectBatchOnFunctionError").asText());
    int retries = number("MaximumRetryAttempts", MappingSettings.UNLIMITED_RETRIES);
    var age = maximumAge();
    var tumbling = seconds("TumblingWindowInSeconds");
    boolean report = reportsItemFailures();
    var filters = filters();
    var destination = destination();
    try {
      var settings =
          new MappingSettings(
              uuid,
              functionArn,
              source,
              start,
              batchSize,
              batchingWindow,
              factor,
              bisect,
              retries,
              age,
              tumbling,
              report,
              destination,
              filters);
      failOnProblems();
      return settings;
    } catch (InvalidMappingException e) {
      // The record itself knows the ranges: report its problems together with those found here.
      e.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
      throw new InvalidMappingException(problems);
    }
  }

  private void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidMappingException(problems);
    }
  }

  private void checkKnown(String name) {
    if (!READ.contains(name) && !WITHOUT_EFFECT_HERE.contains(name)) {
      problems.add(name + " is not supported by the local event source");
    }
  }

  private String text(String name) {
    return properties.path(name).asText("");
  }

  private int number(String name, int otherwise) {
    var value = properties.path(name);
    return value.isMissingNode() || value.isNull() ? otherwise : integer(name, value, otherwise);
  }

  private int integer(String name, JsonNode value, int otherwise) {
    try {
      // CloudFormation accepts a number's text for the number.
      return new BigDecimal(value.asText()).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      problems.add(name + " must be a whole number, not " + value);
      return otherwise;
    }
  }

  private Duration seconds(String name) {
    return Duration.ofSeconds(number(name, 0));
  }

  private Optional<Duration> maximumAge() {
    int seconds = number("MaximumRecordAgeInSeconds", UNLIMITED);
    return seconds == UNLIMITED ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
  }

  private ReadPosition startingPosition() {
    var name = text("StartingPosition");
    return switch (name) {
      case "TRIM_HORIZON" -> new ReadPosition.TrimHorizon();
      case "LATEST" -> new ReadPosition.Latest();
      case "AT_TIMESTAMP" -> new ReadPosition.AtTimestamp(startingTime());
      default -> {
        problems.add("StartingPosition must be TRIM_HORIZON, LATEST or AT_TIMESTAMP");
        yield new ReadPosition.TrimHorizon();
      }
    };
  }

  private Instant startingTime() {
    var value = properties.path("StartingPositionTimestamp");
    try {
      return Instant.ofEpochMilli(
          new BigDecimal(value.asText()).movePointRight(3).toBigInteger().longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      problems.add("StartingPositionTimestamp must be a time in epoch seconds");
      return Instant.EPOCH;
    }
  }

  private boolean reportsItemFailures() {
    var types = elements(properties.path("FunctionResponseTypes"));
    types.stream()
        .filter(type -> !"ReportBatchItemFailures".equals(type.asText()))
        .forEach(type -> problems.add("FunctionResponseTypes knows no " + type.asText()));
    return !types.isEmpty();
  }

  private Optional<String> destination() {
    var destinations = properties.path("DestinationConfig");
    if (destinations.has("OnSuccess")) {
      problems.add("DestinationConfig of a stream can't have OnSuccess");
    }
    known("DestinationConfig", destinations, "OnFailure", "OnSuccess");
    var arn = destinations.path("OnFailure").path("Destination");
    return arn instanceof MissingNode ? Optional.empty() : Optional.of(arn.asText());
  }

  private List<String> filters() {
    var criteria = properties.path("FilterCriteria");
    known("FilterCriteria", criteria, "Filters");
    var filters = elements(criteria.path("Filters"));
    filters.forEach(filter -> known("FilterCriteria.Filters", filter, "Pattern"));
    return filters.stream()
        .map(filter -> filter.path("Pattern"))
        // A pattern is a string of JSON in a template; some tools leave it as JSON.
        .map(pattern -> pattern.isTextual() ? pattern.asText() : pattern.toString())
        .toList();
  }

  private void known(String name, JsonNode object, String... keys) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!List.of(keys).contains(key)) {
                problems.add(name + " has no " + key);
              }
            });
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
