package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.alerts.Alert;
import dev.weir.alerts.FloodGroup;
import dev.weir.events.envelope.Gzip;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.ShardModel;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A flood of alerts against a minute of function time: each call of a port takes as long as on AWS,
 * on one thread, and an invocation that exceeds its minute is cut off.
 */
class FloodTest {

  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern COUNTED = Pattern.compile("\"count\":(\\d+)");
  private static final int FUNCTION_MILLIS = 60_000;
  private static final int MAX_INVOCATIONS = 20;

  private final ShardModel<LabelledRecord> shard = new ShardModel<>(0, BigInteger.TEN);
  private final Costs costs = new Costs();
  private final Deployed deployed = new Deployed(ARRIVAL.plusSeconds(1), costs);

  /** The duration of a call, and the end of the function's time. */
  private static final class Costs implements CallDisturbance {
    private int millis;
    private String fails = "nothing";

    @Override
    public void before(String call) {
      millis += call.equals("commit") ? 20 : 5;
      if (millis > FUNCTION_MILLIS) {
        throw new CrashError("timed out");
      }
      if (call.equals(fails)) {
        throw new UnavailableException("throttled", null);
      }
    }
  }

  private void settings(String rules) {
    deployed.redeploy(Map.of(AccessLogSettings.ERROR_RULES, rules));
  }

  /**
   * Puts ten errors of each service in each minute, in one packed record. The requests differ, as
   * in a real log: a record that repeats one line would be more work than its bytes allow.
   */
  private void putErrors(int services, int minutes) {
    var random = new SplittableRandom(1);
    var lines = new StringBuilder();
    for (var minute = 0; minute < minutes; minute++) {
      var time = TIME.format(ARRIVAL.minus(Duration.ofMinutes(minute)));
      for (var service = 0; service < services; service++) {
        for (var error = 0; error < 10; error++) {
          lines.append(
              "s%d.shop:80 h - - [%s] \"G /%08x\" 500 0\n"
                  .formatted(service, time, random.nextInt()));
        }
      }
    }
    var data = Gzip.compress(lines.toString().getBytes(StandardCharsets.UTF_8));
    shard.put(new LabelledRecord(data, ARRIVAL, List.of()), 0);
  }

  /** Delivers until the function is done; returns the number of invocations. */
  private int deliverAll() {
    var event = shard.event(0, shard.size());
    for (var invocation = 1; invocation <= MAX_INVOCATIONS; invocation++) {
      costs.millis = 0;
      var instance =
          deployed.coldStart(new FakeContext(() -> Math.max(0, FUNCTION_MILLIS - costs.millis)));
      if (instance.invoke(event).retryFrom().isEmpty()) {
        return invocation;
      }
    }
    throw new AssertionError("Not done after " + MAX_INVOCATIONS + " invocations");
  }

  private void sweepAfter(Duration time) {
    costs.millis = 0;
    deployed.pass(time);
    deployed.sweep();
  }

  private List<Alert> published(String type) {
    return deployed.topic().published().stream()
        .filter(alert -> alert.type().equals(type))
        .toList();
  }

  private List<Alert> stored(String type) {
    return deployed.outbox().all().stream().filter(alert -> alert.type().equals(type)).toList();
  }

  private List<Long> countsInClosingMessages() {
    var counts = new ArrayList<Long>();
    for (var message : deployed.topic().messages()) {
      var count = COUNTED.matcher(message.message().replace("\\", ""));
      if (count.find()) {
        counts.add(Long.parseLong(count.group(1)));
      }
    }
    return counts;
  }

  @Test
  void five_thousand_alerts_of_one_record_are_stored_and_no_invocation_is_cut_off() {
    settings("{\"defaults\":{\"ratio\":0}}");
    putErrors(100, 50);
    deliverAll();

    assertThat(stored("ERROR_COUNT")).hasSize(5_000);
    assertThat(published("ERROR_COUNT")).hasSizeLessThanOrEqualTo(50 * FloodGroup.MAX_SINGLE);
    assertThat(published(FloodGroup.TYPE)).hasSize(50);
  }

  @Test
  void the_closing_messages_count_every_alert_that_was_not_published_by_itself() {
    settings("{\"defaults\":{\"ratio\":0}}");
    putErrors(100, 3);
    deliverAll();
    assertThat(published("ERROR_COUNT")).hasSize(3 * FloodGroup.MAX_SINGLE);

    sweepAfter(Duration.ofMinutes(10));
    assertThat(countsInClosingMessages()).containsExactly(90L, 90L, 90L);
    assertThat(deployed.outbox().grouped()).hasSize(270);
    sweepAfter(Duration.ofMinutes(10));
    assertThat(countsInClosingMessages()).hasSize(3);
  }

  @Test
  void a_few_alerts_are_not_a_flood() {
    settings("{\"defaults\":{\"ratio\":0}}");
    putErrors(FloodGroup.MAX_SINGLE, 2);
    deliverAll();
    assertThat(published("ERROR_COUNT")).hasSize(2 * FloodGroup.MAX_SINGLE);
    assertThat(stored(FloodGroup.TYPE)).isEmpty();
  }

  @Test
  void how_many_were_published_by_themselves_is_counted_over_batches_and_instances() {
    settings("{\"defaults\":{\"ratio\":0,\"count\":10}}");
    for (var service = 0; service < 30; service++) {
      var line =
          "t%d.shop:80 h - - [%s] \"G\" 500 0\n"
              .formatted(service, TIME.format(ARRIVAL))
              .repeat(10);
      var data = line.getBytes(StandardCharsets.UTF_8);
      shard.put(new LabelledRecord(data, ARRIVAL, List.of()), 0);
      deliver(service);
    }
    assertThat(stored("ERROR_COUNT")).hasSize(30);
    assertThat(published("ERROR_COUNT")).hasSize(FloodGroup.MAX_SINGLE);
  }

  private void deliver(int record) {
    costs.millis = 0;
    var answer = deployed.coldStart().invoke(shard.event(record, record + 1));
    assertThat(answer.retryFrom()).isEmpty();
  }

  @Test
  void services_with_a_rule_of_their_own_are_never_grouped() {
    var rules = new StringBuilder("{\"defaults\":{\"ratio\":0},\"services\":{");
    for (var service = 0; service < 40; service++) {
      rules.append(service == 0 ? "" : ",").append("\"s%d.shop\":{\"count\":1}".formatted(service));
    }
    settings(rules.append("}}").toString());
    putErrors(100, 1);
    deliverAll();
    assertThat(published("ERROR_COUNT")).hasSize(40 + FloodGroup.MAX_SINGLE);
    assertThat(deployed.outbox().grouped()).hasSize(50);
  }

  @Test
  void errors_that_arrived_in_time_raise_their_alerts_however_long_the_function_was_out() {
    deployed.redeploy(
        Map.of(
            AccessLogSettings.ALERT_HORIZON, "PT1H",
            AccessLogSettings.ERROR_RULES, "{\"defaults\":{\"ratio\":0}}"));
    putErrors(1, 1);
    deployed.pass(Duration.ofHours(30));
    deliverAll();
    assertThat(published("ERROR_COUNT")).hasSize(1);
  }

  @Test
  void the_same_holds_after_a_crash_between_the_commit_and_its_alerts() {
    deployed.redeploy(
        Map.of(
            AccessLogSettings.ALERT_HORIZON, "PT1H",
            AccessLogSettings.ERROR_RULES, "{\"defaults\":{\"ratio\":0}}"));
    putErrors(1, 1);
    costs.fails = "store alert";
    var event = shard.event(0, 1);
    assertThat(deployed.coldStart().invoke(event).retryFrom()).isNotEmpty();
    costs.fails = "nothing";
    deployed.pass(Duration.ofHours(30));
    deliverAll();
    assertThat(published("ERROR_COUNT")).hasSize(1);
  }

  @Test
  void errors_that_arrived_later_than_the_horizon_raise_none() {
    deployed.redeploy(
        Map.of(
            AccessLogSettings.ALERT_HORIZON, "PT1H",
            AccessLogSettings.ERROR_RULES, "{\"defaults\":{\"ratio\":0}}"));
    var time = TIME.format(ARRIVAL.minus(Duration.ofHours(2)));
    var lines = "old.shop:80 h - - [%s] \"G\" 500 0\n".formatted(time).repeat(10);
    shard.put(new LabelledRecord(lines.getBytes(StandardCharsets.UTF_8), ARRIVAL, List.of()), 0);
    deliverAll();
    assertThat(stored("ERROR_COUNT")).isEmpty();
  }
}
