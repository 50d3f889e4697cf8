package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  @Test
  void a_pipeline_is_a_line_with_its_rate_its_lag_and_its_state() {
    var lines = lines(new Snapshot().lagging(Duration.ofMinutes(90), 0).signals());

    assertThat(lines)
        .anyMatch(line -> line.matches("access-logs +40\\.0/s +1 h 30 min +4 .*HEALTHY.*"));
  }

  @Test
  void a_fault_is_explained_in_words() {
    var lines = lines(new Snapshot().arriving(400, 40).signals());

    assertThat(lines).anyMatch(line -> line.contains("PRODUCER_SURGE") && line.contains("  "));
  }

  @Test
  void it_fits_a_screen_whatever_runs() {
    var signals = new Snapshot().signals();

    assertThat(lines(signals, signals, signals, signals)).hasSizeLessThan(20);
  }

  @Test
  void the_absence_of_alerts_is_stated() {
    assertThat(lines(new Snapshot().signals()).getLast())
        .isEqualTo("latest alert  none in the last day");
  }

  private static List<String> lines(Signals... signals) {
    return StatusText.lines("Here it runs", List.of(signals), Optional.empty());
  }
}
