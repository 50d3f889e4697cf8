package dev.weir.cli.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.metrics.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of all {@link Assumption assumptions}, each with its unit and basis. */
record Assumptions(Map<Assumption, AssumedValue> entries) {

  private static final List<Assumption> DURATIONS =
      List.of(
          Assumption.ACCESS_LOG_BATCH_MILLIS,
          Assumption.TRANSACTION_BATCH_MILLIS,
          Assumption.MARKET_BATCH_MILLIS,
          Assumption.ARCHIVE_BATCH_MILLIS,
          Assumption.SWEEP_MILLIS);

  /**
   * A value.
   *
   * @param basis its origin: where it was measured, or that it is assumed
   */
  record AssumedValue(double value, String unit, String basis) {}

  Assumptions {
    entries = Collections.unmodifiableMap(new EnumMap<>(entries));
  }

  /** Returns the assumptions that come with Weir. */
  static Assumptions standard() {
    try (var file = Assumptions.class.getResourceAsStream("assumptions.json")) {
      return of(new ObjectMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The assumptions can't be read", e);
    }
  }

  private static Assumptions of(JsonNode file) {
    var entries = new EnumMap<Assumption, AssumedValue>(Assumption.class);
    for (var assumption : Assumption.values()) {
      var entry = file.required(assumption.id());
      entries.put(
          assumption,
          new AssumedValue(
              entry.required("value").asDouble(),
              entry.required("unit").asText(),
              entry.required("basis").asText()));
    }
    return new Assumptions(entries);
  }

  static Optional<Assumption> named(String id) {
    return Arrays.stream(Assumption.values()).filter(each -> each.id().equals(id)).findFirst();
  }

  static String ids() {
    return Arrays.stream(Assumption.values()).map(Assumption::id).collect(Collectors.joining(", "));
  }

  double of(Assumption assumption) {
    return entries.get(assumption).value();
  }

  /** Returns a copy with a different value, such as a measured one. */
  Assumptions with(Assumption assumption, double value) {
    var changed = new EnumMap<>(entries);
    changed.put(assumption, new AssumedValue(value, entries.get(assumption).unit(), "given"));
    return new Assumptions(changed);
  }

  /** Returns a copy with every duration multiplied by a factor. */
  Assumptions slower(double factor) {
    var changed = new EnumMap<>(entries);
    for (var duration : DURATIONS) {
      changed.computeIfPresent(
          duration,
          (_, entry) -> new AssumedValue(entry.value() * factor, entry.unit(), entry.basis()));
    }
    return new Assumptions(changed);
  }

  /** Returns the duration of one invocation of a step, in seconds. */
  double seconds(Step step) {
    var millis =
        switch (step) {
          case ACCESS_LOGS -> Assumption.ACCESS_LOG_BATCH_MILLIS;
          case TRANSACTIONS -> Assumption.TRANSACTION_BATCH_MILLIS;
          case ACCESS_LOGS_ARCHIVE, TRANSACTIONS_ARCHIVE, TICKS_ARCHIVE, DECISIONS_ARCHIVE ->
              Assumption.ARCHIVE_BATCH_MILLIS;
          case ALERT_OUTBOX -> Assumption.SWEEP_MILLIS;
          case PULSE -> Assumption.PULSE_RUN_MILLIS;
          case MARKS, RISK, DELIVERY -> Assumption.MARKET_BATCH_MILLIS;
        };
    return of(millis) / 1_000;
  }
}
