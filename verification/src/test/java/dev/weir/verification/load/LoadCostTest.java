package dev.weir.verification.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What a quarter of an hour of access logs takes: invocations, units and log bytes, counted at the
 * function and its tables in virtual time. {@code weir price} assumes these figures.
 */
class LoadCostTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration WORK = Duration.ofMillis(35);
  private static final Duration PACE = Duration.ofMillis(300);
  private static final int SECONDS = 900;

  @Test
  void ten_lines_a_second_pushed() {
    var counted = LaneRun.of(LaneLoad.even(10, 1, QUARTER), LaneReading.pushed(PACE, WORK), 1);
    System.out.println(
        "pushed "
            + counted.invocations()
            + " w "
            + counted.writeUnits()
            + " r "
            + counted.readUnits()
            + " log "
            + counted.logBytes());
    assertThat(counted.invocations()).isEqualTo(10 * SECONDS);
  }

  @Test
  void ten_lines_a_second_polled() {
    var counted = LaneRun.of(LaneLoad.even(10, 1, QUARTER), LaneReading.polled(WORK), 1);
    System.out.println(
        "polled "
            + counted.invocations()
            + " w "
            + counted.writeUnits()
            + " r "
            + counted.readUnits()
            + " log "
            + counted.logBytes());
    assertThat((double) counted.invocations()).isCloseTo(SECONDS, withinPercentage(1));
  }

  @Test
  void a_hundred_packed_records_a_second_pushed() {
    var counted = LaneRun.of(LaneLoad.even(100, 25, QUARTER), LaneReading.pushed(PACE, WORK), 1);
    System.out.println(
        "packed "
            + counted.invocations()
            + " w "
            + counted.writeUnits()
            + " r "
            + counted.readUnits()
            + " log "
            + counted.logBytes()
            + " "
            + counted.billed());
    assertThat((double) counted.invocations()).isCloseTo(SECONDS / 0.3, withinPercentage(1));
  }
}
