package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Outcome;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {

  private static final Duration INTERVAL = Duration.ofMillis(300);
  private static final Duration RESERVE = Duration.ofSeconds(12);
  private static final Duration WORK = Duration.ofMillis(35);
  private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/any";
  private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

  private final List<Duration> waited = new ArrayList<>();
  private Outcome outcome = Outcome.done();
  private Duration remaining = Duration.ofSeconds(60);
  private Instant now = START;
  private long records;

  private final Pacing pacing = pacing(INTERVAL);

  private Pacing pacing(Duration interval) {
    return new Pacing(
        interval,
        RESERVE,
        () -> now,
        pause -> {
          waited.add(pause);
          now = now.plus(pause);
        });
  }

  /** Invokes with a record that has just arrived. */
  private void invoke(Pacing paced, String shard) {
    invoke(paced, shard, now);
  }

  private void invoke(Pacing paced, String shard, Instant arrivedAt) {
    var number = new SequenceNumber(Long.toString(++records));
    var record = new KinesisRecord(number, "key", arrivedAt, new byte[0]);
    var engine =
        paced.around(
            (_, _) -> {
              now = now.plus(WORK);
              return outcome;
            });
    assertThat(
            engine.apply(
                new KinesisBatch(STREAM, new Shard("shardId-00000000000" + shard), List.of(record)),
                () -> remaining))
        .isEqualTo(outcome);
  }

  /** Invokes for some seconds, at a constant rate unless an invocation waits. */
  private void invokeEvery(int millis, int times) {
    for (var i = 0; i < times; i++) {
      var begun = now;
      invoke(pacing, "0");
      var next = begun.plusMillis(millis);
      now = next.isAfter(now) ? next : now;
    }
  }

  @Test
  void a_lane_with_many_invocations_waits_to_the_end_of_the_interval() {
    invokeEvery(40, 50);
    assertThat(waited).isNotEmpty().containsOnly(INTERVAL.minus(WORK));
  }

  @Test
  void a_quiet_lane_never_waits() {
    invokeEvery(120, 100);
    assertThat(waited).isEmpty();
  }

  @Test
  void a_lane_does_not_wait_before_it_has_been_busy_for_some_time() {
    invokeEvery(40, 10);
    assertThat(waited).isEmpty();
  }

  @Test
  void lanes_are_distinguished() {
    for (var i = 0; i < 60; i++) {
      invoke(pacing, Integer.toString(i % 3));
      now = now.plusMillis(5);
    }
    assertThat(waited).isEmpty();
  }

  @Test
  void a_batch_that_must_be_delivered_again_is_not_kept_waiting() {
    outcome = Outcome.retryFrom(new SequenceNumber("1"));
    invokeEvery(40, 100);
    assertThat(waited).isEmpty();
  }

  @Test
  void a_lane_that_has_a_backlog_does_not_wait() {
    for (var i = 0; i < 100; i++) {
      invoke(pacing, "0", now.minus(INTERVAL).minusMillis(1));
      now = now.plusMillis(5);
    }
    assertThat(waited).isEmpty();
  }

  @Test
  void a_redelivery_does_not_wait() {
    for (var i = 0; i < 100; i++) {
      invoke(pacing, "0", START);
    }
    assertThat(waited).isEmpty();
  }

  @Test
  void an_invocation_whose_time_is_short_does_not_wait() {
    remaining = RESERVE.plus(INTERVAL).minus(WORK).minusMillis(1);
    invokeEvery(40, 100);
    assertThat(waited).isEmpty();
  }

  @Test
  void without_an_interval_nothing_waits() {
    var none = pacing(Duration.ZERO);
    for (var i = 0; i < 100; i++) {
      invoke(none, "0");
      now = now.plusMillis(5);
    }
    assertThat(waited).isEmpty();
  }

  @Test
  void waiting_saves_money_from_twelve_invocations_a_second_on() {
    assertThat(Pacing.saves(11, WORK, INTERVAL)).isFalse();
    assertThat(Pacing.saves(12, WORK, INTERVAL)).isTrue();
  }

  @Test
  void a_slower_function_waits_from_fewer_invocations_on() {
    assertThat(Pacing.saves(8, WORK.multipliedBy(3), INTERVAL)).isTrue();
    assertThat(Pacing.saves(6, WORK.multipliedBy(3), INTERVAL)).isFalse();
  }
}
