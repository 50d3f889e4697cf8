package dev.weir.verification.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pacing of the access-log function, in virtual time at Lambda's pace. Each run also checks that
 * every line is counted once.
 */
@Tag("long")
class PacedLoadTest {

  private static final Duration WORK = Duration.ofMillis(35);
  private static final Duration PACE = Duration.ofMillis(320);
  private static final Duration TRANSPORT = Duration.ofMillis(50);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final Duration RUN = Duration.ofMinutes(1);

  private static LaneMeasurement unpaced(LaneLoad load) {
    return LaneRun.of(load, LaneReading.pushed(Duration.ZERO, WORK), 1);
  }

  private static LaneMeasurement paced(LaneLoad load) {
    return LaneRun.of(load, LaneReading.pushed(PACE, WORK), 1);
  }

  private static double invocations(LaneMeasurement measured) {
    return measured.perSecond((double) measured.invocations());
  }

  @Test
  void a_busy_lane_commits_three_times_a_second_instead_of_28() {
    var busy = LaneLoad.even(100, 25, RUN);
    assertThat(invocations(unpaced(busy))).isBetween(25.0, 29.0);
    assertThat(invocations(paced(busy))).isBetween(3.1, 3.3);
    assertThat(paced(busy).writeUnits()).isLessThan(unpaced(busy).writeUnits() / 6);
  }

  @Test
  void p99_of_a_busy_lane_stays_below_half_a_second() {
    var measured = paced(LaneLoad.even(100, 25, RUN));
    assertThat(measured.latency(0.5)).isLessThan(Duration.ofMillis(250));
    assertThat(measured.latency(0.99)).isLessThan(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @CsvSource({"5, true", "20, true", "20, false", "100, true", "100, false", "900, false"})
  void no_record_takes_longer_than_the_interval_and_a_batch(double records, boolean isEven) {
    var load = new LaneLoad(records, 1, RUN, isEven);
    for (var seed = 0; seed < 2; seed++) {
      var measured = LaneRun.of(load, LaneReading.pushed(PACE, WORK), seed);
      assertThat(measured.latency(1))
          .isLessThanOrEqualTo(PACE.plus(WORK).plus(WORK).plus(TRANSPORT));
    }
  }

  @Test
  void an_idle_lane_is_as_fast_as_without_pacing() {
    var quiet = LaneLoad.even(5, 1, RUN);
    assertThat(paced(quiet).latencies()).isEqualTo(unpaced(quiet).latencies());
    assertThat(paced(quiet).billed()).isEqualTo(unpaced(quiet).billed());
  }

  @Test
  void a_lane_whose_batches_are_full_does_not_fall_behind() {
    var load = LaneLoad.even(100, 1, RUN);
    var reading = LaneReading.pushed(PACE, WORK).withBatchSize(10);
    var measured = LaneRun.of(load, reading, 1);
    assertThat(measured.latency(1)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void a_lane_catches_up_without_waiting() {
    var load = LaneLoad.even(100, 1, RUN);
    var reading = LaneReading.pushed(PACE, WORK).withBatchSize(100).stoppedFor(OUTAGE);
    var measured = LaneRun.of(load, reading, 1);
    // The records of half a minute, a hundred at a time, in 35 ms each, while a hundred more arrive
    // a second.
    assertThat(measured.latencies().stream().filter(each -> each.compareTo(SECOND) > 0).count())
        .isLessThan(100 * 33);
  }

  @Test
  void an_interval_of_320_ms_never_costs_more_than_none() {
    for (var records : new double[] {5, 12, 20, 100}) {
      for (var isEven : new boolean[] {true, false}) {
        var load = new LaneLoad(records, 1, RUN, isEven);
        assertThat(usd(paced(load))).as("%s", load).isLessThan(usd(unpaced(load)) * 1.1);
      }
    }
  }

  /** Requests, write units, read units and gigabyte-seconds, by list prices. */
  private static double usd(LaneMeasurement measured) {
    return measured.invocations() * 0.2e-6
        + measured.writeUnits() * 0.625e-6
        + measured.readUnits() * 0.125e-6
        + measured.billed().toMillis() / 1e3 * 0.0000133334;
  }
}
