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
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides how an outage goes on, from the stored counts of the minutes after its last bad one.
 * Pure: the same counts and the same time give the same judgement.
 *
 * <ul>
 *   <li>{@link #RESOLVED} once some minutes with requests were good. Minutes without requests don't
 *       count as good, and other good minutes may lie between them.
 *   <li>{@link #SILENT} once no request was counted for {@link #SILENT_MINUTES} and the time that
 *       lines may be late: a service that answers nobody is not healthy. Whether it is down or its
 *       lines are not counted yet is for the reader to find out, and the message says so.
 *   <li>After {@link #GIVEN_UP} it ends without a message: there is too little traffic to judge.
 * </ul>
 */
final class OutageRule {

  static final String RESOLVED = "ERRORS_RESOLVED";
  static final String SILENT = "NO_REQUESTS";

  /**
   * The number of minutes without a request after which a service is reported as silent, if lines
   * are never late.
   */
  static final int SILENT_MINUTES = 10;

  /** The number of minutes after the last bad one for which an outage is watched. */
  static final int GIVEN_UP = 120;

  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  // Lines of a minute arrive for some time after its end, also when nothing is late.
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private final ErrorRules rules;
  private final int goodMinutes;
  private final long silentMinutes;

  /**
   * Creates the rule.
   *
   * @param goodMinutes the number of good minutes that end an outage, from 1
   * @param lateness how long lines may be late; a service is silent only after that, too
   */
  OutageRule(ErrorRules rules, int goodMinutes, Duration lateness) {
    this.rules = rules;
    this.goodMinutes = goodMinutes;
    silentMinutes = SILENT_MINUTES + lateness.plusSeconds(59).toMinutes();
  }

  /**
   * How an outage goes on.
   *
   * @param after the outage; the same one if nothing changes
   * @param message the message about it, if any
   */
  record Judgement(Outage after, Optional<Alert> message) {}

  /**
   * Judges an outage that goes on.
   *
   * @param totals the count of a minute over all lanes
   */
  Judgement judge(Outage outage, Function<Minute, MinuteCount> totals, Instant now) {
    var lastBad = outage.lastBad();
    var lastSeen = lastBad;
    var good = new GoodMinutes();
    for (var minute = next(lastBad); isSettled(minute, now); minute = next(minute)) {
      var count = totals.apply(minute).services().getOrDefault(outage.service(), ServiceCount.ZERO);
      if (count.requests() > 0) {
        lastSeen = minute;
        if (rules.of(outage.service()).isPassed(count)) {
          lastBad = minute;
          good = new GoodMinutes();
        } else if (good.add(count) == goodMinutes) {
          return resolved(outage.withBad(outage.lane(), lastBad), minute, good, now);
        }
      } else if (!outage.silenceReported()
          && minute.epochMinute() - lastSeen.epochMinute() >= silentMinutes) {
        return silent(outage, lastBad, next(lastSeen), now);
      }
      if (minute.epochMinute() - lastBad.epochMinute() >= GIVEN_UP) {
        return new Judgement(outage.endedIn(minute), Optional.empty());
      }
    }
    return new Judgement(outage.withBad(outage.lane(), lastBad), Optional.empty());
  }

  private static boolean isSettled(Minute minute, Instant now) {
    return !now.isBefore(next(minute).start().plus(SETTLED));
  }

  private static Minute next(Minute minute) {
    return new Minute(minute.epochMinute() + 1);
  }

  private static final class GoodMinutes {
    private int minutes;
    private ServiceCount sum = ServiceCount.ZERO;

    int add(ServiceCount count) {
      sum = sum.plus(count);
      return ++minutes;
    }
  }

  private Judgement resolved(Outage outage, Minute minute, GoodMinutes good, Instant now) {
    var summary =
        String.format(
            Locale.ROOT,
            "%s: resolved, %d good minutes since the last bad one at %s; errors had begun at %s",
            outage.service(),
            goodMinutes,
            outage.lastBad(),
            outage.since());
    var evidence =
        evidence(outage, Optional.of(good.sum), Optional.of(goodMinutes), Optional.empty());
    return new Judgement(
        outage.endedIn(minute),
        Optional.of(message(RESOLVED, Severity.LOW, outage, now, summary, evidence)));
  }

  private Judgement silent(Outage outage, Minute lastBad, Minute from, Instant now) {
    var after = outage.silent(lastBad);
    var summary =
        String.format(
            Locale.ROOT,
            "%s: no requests counted since %s, after errors that began at %s; it is down, or its"
                + " lines are late (weir doctor)",
            outage.service(),
            from,
            outage.since());
    var evidence = evidence(after, Optional.empty(), Optional.empty(), Optional.of(from));
    return new Judgement(
        after, Optional.of(message(SILENT, Severity.HIGH, after, now, summary, evidence)));
  }

  private static Alert message(
      String type, Severity severity, Outage outage, Instant now, String summary, String evidence) {
    return new Alert(
        type + "/" + outage.service() + "/" + outage.since(),
        type,
        VERSION,
        severity,
        Optional.of(outage.service()),
        Optional.empty(),
        now,
        summary,
        evidence);
  }

  private static String evidence(
      Outage outage,
      Optional<ServiceCount> good,
      Optional<Integer> goodMinutes,
      Optional<Minute> silentSince) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("since", outage.since().start().toString());
      json.writeStringField("lastBad", outage.lastBad().start().toString());
      if (good.isPresent()) {
        json.writeNumberField("goodMinutes", goodMinutes.orElseThrow());
        json.writeNumberField("requests", good.get().requests());
        json.writeNumberField("errors", good.get().errors());
      }
      if (silentSince.isPresent()) {
        json.writeStringField("silentSince", silentSince.get().start().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }
}
