package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.property.Property;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatchUpTest {

  private static final double LAG = 60_000;

  private static Backlog backlog(double records, double handled, double arriving) {
    return new Backlog(LAG, 0, records, handled, arriving);
  }

  @Test
  void it_takes_the_backlog_over_the_difference_of_the_rates() {
    assertThat(backlog(12_000, 900, 800).timeToCatchUp()).contains(Duration.ofMinutes(2));
  }

  @Test
  void it_never_ends_where_no_more_is_handled_than_arrives() {
    Property.holds(
        200,
        draw -> {
          var handled = draw.real(0, 1_000);
          var more = draw.real(0, 1_000);
          assertThat(backlog(draw.real(1, 1e6), handled, handled + more).timeToCatchUp()).isEmpty();
        });
  }

  @Test
  void a_simulated_shard_is_empty_at_the_predicted_time() {
    Property.holds(
        200,
        draw -> {
          var records = draw.real(1_000, 100_000);
          var arriving = draw.real(0, 900);
          var handled = arriving + draw.real(10, 500);
          var said = backlog(records, handled, arriving).timeToCatchUp().orElseThrow();

          double left = records;
          int seconds = 0;
          while (left > 0) {
            left += arriving - handled;
            seconds++;
          }

          assertThat((double) said.toSeconds()).isCloseTo(seconds, within(1.0));
        });
  }

  @Test
  void without_arrivals_by_shard_the_age_is_used() {
    assertThat(new Backlog(60_000, -500, 0, 0, 0).timeToCatchUp()).contains(Duration.ofMinutes(2));
    assertThat(new Backlog(60_000, 10, 0, 0, 0).timeToCatchUp()).isEmpty();
  }

  @Test
  void the_slowest_shard_is_named_and_never_is_slowest() {
    var some =
        new Snapshot()
            .waiting("a", backlog(1_000, 200, 100))
            .waiting("b", backlog(9_000, 200, 100))
            .waiting("c", new Backlog(20, 0, 1, 1, 1));
    assertThat(shard(some)).contains("b");

    assertThat(shard(some.waiting("d", backlog(1, 100, 100)))).contains("d");
  }

  @Test
  void where_nothing_lags_there_is_nothing_to_catch_up_with() {
    assertThat(new Snapshot().waiting("a", new Backlog(900, 5, 9, 1, 2)).diagnosis().catchUp())
        .isEmpty();
  }

  @Test
  void a_step_that_reads_a_table_is_judged_by_its_age() {
    var lagging = new Snapshot().ofMarket("market-risk").lagging(Duration.ofMinutes(1), -1_000);
    var catchUp = lagging.diagnosis().catchUp().orElseThrow();

    assertThat(catchUp.step()).isEqualTo("market-risk");
    assertThat(catchUp.shard()).isEmpty();
    assertThat(catchUp.time()).contains(Duration.ofMinutes(1));
  }

  @Test
  void it_is_printed_alongside_the_time_until_records_are_lost() {
    var lines =
        DiagnosisText.lines(
            new Snapshot()
                .lagging(Duration.ofHours(1), 200)
                .waiting("shardId-7", backlog(36_000, 700, 800))
                .diagnosis());

    assertThat(lines)
        .anyMatch(line -> line.contains("never at the current rates, slowest: shardId-7"));
    assertThat(lines).anyMatch(line -> line.contains("backlog 36,000 records, 700.0/s processed"));
    assertThat(lines).anyMatch(line -> line.contains("time left"));
  }

  private static Optional<String> shard(Snapshot snapshot) {
    return snapshot.diagnosis().catchUp().flatMap(CatchUp::shard);
  }
}
