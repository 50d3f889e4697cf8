package dev.weir.accesslog.publish;

import com.fasterxml.jackson.core.JsonFactory;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.alerts.Alert;
import dev.weir.alerts.Severity;
import dev.weir.events.Minute;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which alerts a minute's total raises: {@code ERROR_COUNT} if a service's 5xx reach a
 * number, {@code ERROR_RATIO} if they reach a share of its requests. Pure. The id is made of rule,
 * service and minute, so that there is only ever one alert for each.
 */
public final class ErrorRule {

  static final int VERSION = 1;

  static final String COUNT = "ERROR_COUNT";
  static final String RATIO = "ERROR_RATIO";

  /** The types of its alerts. */
  static final List<String> TYPES = List.of(COUNT, RATIO);

  private static final JsonFactory JSON = new JsonFactory();

  // Of a flood, the first are published individually.
  private static final Comparator<Map.Entry<String, ServiceCount>> WORST_FIRST =
      Comparator.<Map.Entry<String, ServiceCount>>comparingLong(entry -> -entry.getValue().errors())
          .thenComparing(Map.Entry::getKey);

  private final ErrorRules rules;

  public ErrorRule(ErrorRules rules) {
    this.rules = rules;
  }

  /**
   * Decides on a minute; services with the most errors come first.
   *
   * @param total the minute's count over all lanes
   * @param lastArrival when the latest counted record arrived; part of the evidence
   * @param now when the decision is made
   */
  public List<Alert> decide(
      Minute minute, MinuteCount total, Optional<Instant> lastArrival, Instant now) {
    return find(minute, total, lastArrival, now).stream()
        .map(finding -> finding.alert(Optional.empty()))
        .toList();
  }

  /** As {@link #decide}, before it is known since when each service has errors. */
  List<ErrorFinding> find(
      Minute minute, MinuteCount total, Optional<Instant> lastArrival, Instant now) {
    var found = new ArrayList<ErrorFinding>();
    total.services().entrySet().stream()
        .filter(entry -> entry.getValue().errors() > 0)
        .sorted(WORST_FIRST)
        .forEach(
            entry -> {
              var service = entry.getKey();
              var count = entry.getValue();
              var thresholds = rules.of(service);
              if (thresholds.countPassed(count)) {
                found.add(
                    new ErrorFinding(COUNT, minute, service, count, thresholds, lastArrival, now));
              }
              if (thresholds.ratioPassed(count)) {
                found.add(
                    new ErrorFinding(RATIO, minute, service, count, thresholds, lastArrival, now));
              }
            });
    return found;
  }

  /** A rule that a service's minute passed. */
  record ErrorFinding(
      String type,
      Minute minute,
      String service,
      ServiceCount count,
      ErrorThresholds thresholds,
      Optional<Instant> lastArrival,
      Instant now) {

    String id() {
      return type + "/" + service + "/" + minute;
    }

    /**
     * Returns its alert.
     *
     * @param since the first bad minute of the service's outage, if that is an earlier one
     */
    Alert alert(Optional<Minute> since) {
      return new Alert(
          id(),
          type,
          VERSION,
          Severity.HIGH,
          Optional.of(service),
          Optional.empty(),
          now,
          type.equals(COUNT) ? countSummary(since) : ratioSummary(since),
          evidence(since));
    }

    private String countSummary(Optional<Minute> since) {
      return String.format(
          Locale.ROOT,
          "%s: %d of %d requests failed with 5xx in the minute %s%s (limit: %d)",
          service,
          count.errors(),
          count.requests(),
          minute,
          text(since),
          thresholds.count());
    }

    private String ratioSummary(Optional<Minute> since) {
      return String.format(
          Locale.ROOT,
          "%s: %.1f %% of %d requests failed with 5xx in the minute %s%s (limit: %.1f %%)",
          service,
          100 * count.ratio(),
          count.requests(),
          minute,
          text(since),
          100 * thresholds.ratio());
    }

    private static String text(Optional<Minute> since) {
      return since.map(first -> ", since " + first).orElse("");
    }

    private String evidence(Optional<Minute> since) {
      var text = new StringWriter();
      try (var json = JSON.createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("minute", minute.start().toString());
        if (since.isPresent()) {
          json.writeStringField("since", since.get().start().toString());
        }
        json.writeNumberField("requests", count.requests());
        json.writeNumberField("errors", count.errors());
        json.writeNumberField("ratio", count.ratio());
        json.writeNumberField("limitCount", thresholds.count());
        json.writeNumberField("limitRatio", thresholds.ratio());
        json.writeNumberField("minRequests", thresholds.minRequests());
        if (lastArrival.isPresent()) {
          json.writeStringField("lastArrival", lastArrival.get().toString());
        }
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e); // writing to memory can't fail
      }
      return text.toString();
    }
  }
}
