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

/** The values of all {@link Assumption assumptions}, each with its unit and what it rests on. */
record Assumptions(Map<Assumption, Entry> entries) {

  private static final List<Assumption> DURATIONS =
      List.of(
          Assumption.ACCESS_LOG_BATCH_MILLIS,
          Assumption.TRANSACTION_BATCH_MILLIS,
          Assumption.MARKET_BATCH_MILLIS,
          Assumption.ARCHIVE_BATCH_MILLIS,
          Assumption.SWEEP_MILLIS);

  /**
   * One value.
   *
   * @param basis who says so: measured where, or assumed
   */
  record Entry(double value, String unit, String basis) {}

  Assumptions {
    entries = Collections.unmodifiableMap(new EnumMap<>(entries));
  }

  /** Those that come with Weir. */
  static Assumptions standard() {
    try (var file = Assumptions.class.getResourceAsStream("assumptions.json")) {
      return of(new ObjectMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The assumptions can't be read", e);
    }
  }

  private static Assumptions of(JsonNode file) {
    var entries = new EnumMap<Assumption, Entry>(Assumption.class);
    for (var assumption : Assumption.values()) {
      var entry = file.required(assumption.id());
      entries.put(
          assumption,
          new Entry(
              entry.required("value").asDouble(),
              entry.required("unit").asText(),
              entry.required("basis").asText()));
    }
    return new Assumptions(entries);
  }

  /** The assumption with this id. */
  static Optional<Assumption> named(String id) {
    return Arrays.stream(Assumption.values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** All ids, for messages. */
  static String ids() {
    return Arrays.stream(Assumption.values()).map(Assumption::id).collect(Collectors.joining(", "));
  }

  double of(Assumption assumption) {
    return entries.get(assumption).value();
  }

  /** With another value, such as one that was measured. */
  Assumptions with(Assumption assumption, double value) {
    var changed = new EnumMap<>(entries);
    changed.put(assumption, new Entry(value, entries.get(assumption).unit(), "given"));
    return new Assumptions(changed);
  }

  /** With every duration times a factor. */
  Assumptions slower(double factor) {
    var changed = new EnumMap<>(entries);
    for (var duration : DURATIONS) {
      changed.computeIfPresent(
          duration, (_, entry) -> new Entry(entry.value() * factor, entry.unit(), entry.basis()));
    }
    return new Assumptions(changed);
  }

  /** How long one invocation of a step takes, in seconds. */
  double seconds(Step step) {
    var millis =
        switch (step) {
          case ACCESS_LOGS -> Assumption.ACCESS_LOG_BATCH_MILLIS;
          case TRANSACTIONS -> Assumption.TRANSACTION_BATCH_MILLIS;
          case ACCESS_LOGS_ARCHIVE, TRANSACTIONS_ARCHIVE -> Assumption.ARCHIVE_BATCH_MILLIS;
          case ALERT_OUTBOX -> Assumption.SWEEP_MILLIS;
          case PULSE -> Assumption.PULSE_RUN_MILLIS;
          case MARKS, RISK, DELIVERY -> Assumption.MARKET_BATCH_MILLIS;
        };
    return of(millis) / 1_000;
  }
}
