package dev.weir.verification.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What some minutes of access logs take: invocations, units and log bytes, counted at the function
 * and its tables in virtual time. {@code weir price} assumes the figures of a quarter of an hour,
 * which {@code -Dweir.loadMinutes=15} prints.
 */
@Tag("long")
class LoadCostTest {

  private static final Duration RUN = Duration.ofMinutes(Integer.getInteger("weir.loadMinutes", 5));
  private static final Duration WORK = Duration.ofMillis(35);
  private static final Duration PACE = Duration.ofMillis(300);

  @Test
  void ten_lines_a_second_pushed() {
    var counted = run(LaneLoad.even(10, 1, RUN), LaneReading.pushed(PACE, WORK));
    assertThat((double) counted.invocations())
        .isCloseTo(10.0 * RUN.toSeconds(), withinPercentage(1));
  }

  @Test
  void ten_lines_a_second_polled() {
    var counted = run(LaneLoad.even(10, 1, RUN), LaneReading.polled(WORK));
    assertThat((double) counted.invocations())
        .isCloseTo((double) RUN.toSeconds(), withinPercentage(1));
  }

  @Test
  void a_hundred_packed_records_a_second_pushed() {
    var counted = run(LaneLoad.even(100, 25, RUN), LaneReading.pushed(PACE, WORK));
    assertThat((double) counted.invocations())
        .isCloseTo(RUN.toSeconds() / 0.3, withinPercentage(1));
  }

  private static LaneMeasurement run(LaneLoad load, LaneReading reading) {
    var counted = LaneRun.of(load, reading, 1);
    System.out.printf(
        "%s, %s: %d invocations, %s write units, %s read units, %d log bytes, billed %s%n",
        load,
        reading,
        counted.invocations(),
        counted.writeUnits(),
        counted.readUnits(),
        counted.logBytes(),
        counted.billed());
    return counted;
  }
}
