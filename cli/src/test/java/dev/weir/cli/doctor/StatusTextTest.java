package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  private static final int WIDTH = 80;

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
  void no_line_of_a_pipeline_is_wider_than_the_terminal() {
    assertThat(lines(new Snapshot().arriving(400, 40).signals()))
        .allMatch(line -> line.length() <= WIDTH);
  }

  @Test
  void the_absence_of_alerts_is_stated() {
    assertThat(lines(new Snapshot().signals()).getLast())
        .isEqualTo("latest alert  none in the last day");
  }

  private static List<String> lines(Signals... signals) {
    return new StatusText("Here it runs", List.of(signals), Optional.empty()).lines(WIDTH);
  }
}
