package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ArchiveLifecycle;
import dev.weir.client.archive.ArchiveReport;
import dev.weir.client.archive.ChainFault;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.ChainReport.ChainStart;
import dev.weir.client.archive.VerifyText;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The part of a chain that a verification with a period, or after the lifecycle, requires. */
class VerifiedPeriodTest {

  private static final int DAY = 86_400;

  private final ArchiveWorld world = new ArchiveWorld();

  private static Instant second(int second) {
    return ArchiveWorld.START.plusSeconds(second);
  }

  private ChainReport from(int second) {
    return world.verify(second(second), Instant.MAX).chains().getFirst();
  }

  @Test
  void everything_inside_is_checked() {
    var keys = world.archive(2, 0, 1, 2, 3, 4, 5);
    world.change(keys.get(1));
    assertThat(from(3).faults())
        .singleElement()
        .isInstanceOf(ChainFault.Changed.class)
        .extracting(ChainFault::key)
        .isEqualTo(keys.get(1).text());
  }

  @Test
  void an_object_that_lies_before_is_not_required() {
    var keys = world.archive(2, 0, 1, 2, 3, 4, 5);
    world.delete(keys.getFirst());
    // The next object begins before the period.
    var report = from(3);
    assertThat(report.faults()).isEmpty();
    assertThat(report.records()).isEqualTo(3);
    assertThat(report.start()).isEqualTo(ChainStart.BEFORE_PERIOD);

    world.change(keys.get(1));
    assertThat(from(3).faults()).hasSize(1);
  }

  @Test
  void nor_is_one_of_an_earlier_day() {
    var keys = world.archive(2, 0, 1, DAY, DAY + 1);
    world.change(keys.getFirst());
    var midnight = Instant.parse("2026-11-24T00:00:00Z");
    assertThat(world.verify(midnight, Instant.MAX).faults()).isEmpty();
    assertThat(world.verify(midnight.minusMillis(1), Instant.MAX).faults()).hasSize(1);
    world.delete(keys.getFirst());
    assertThat(world.verify(midnight, Instant.MAX).faults()).isEmpty();
  }

  @Test
  void one_that_may_reach_into_the_period_is_required() {
    var keys = world.archive(2, 0, 1, 2, 3, 4, 5);
    world.delete(keys.get(1));
    // The object before may hold records of the millisecond at which the next one begins.
    assertThat(from(4).faults()).hasSize(1);
    world.delete(keys.getFirst());
    assertThat(from(5).faults()).isEmpty();
  }

  @Test
  void a_period_that_begins_at_the_edge_of_an_object_has_its_records_and_no_others() {
    world.archive(2, 0, 1, 2, 3, 4, 5);
    assertThat(world.exported(second(2), second(4))).containsExactly("line 2", "line 3");
    assertThat(from(2).faults()).isEmpty();
  }

  @Test
  void records_whose_clocks_went_back_are_not_lost_at_the_edge() {
    world.archive(2, 0, 5, 3, 6);
    assertThat(world.exported(second(4), Instant.MAX)).containsExactly("line 5", "line 6");
  }

  @Test
  void a_lane_whose_objects_are_all_older_is_not_required() {
    var keys = world.archive(2, 0, 1);
    world.delete(keys.getFirst());
    assertThat(from(2 * DAY).faults()).isEmpty();
    assertThat(from(2 * DAY).records()).isZero();
  }

  private ArchiveReport keptForThirtyDays(String today) {
    return world
        .stack(ArchiveLifecycle.of(30, LocalDate.parse(today)))
        .verify(ArchivedStream.ACCESS_LOGS, Instant.MIN, Instant.MAX);
  }

  @Test
  void objects_that_the_lifecycle_removed_are_not_missing_and_the_output_says_where_it_starts() {
    var keys = world.archive(2, 0, 1, DAY, DAY + 1, 2 * DAY, 2 * DAY + 1);
    world.delete(keys.getFirst());
    world.delete(keys.get(1));
    var report = keptForThirtyDays("2026-12-24");
    assertThat(report.faults()).isEmpty();
    assertThat(report.chains().getFirst().start()).isEqualTo(ChainStart.REMOVED_FOR_AGE);
    assertThat(report.chains().getFirst().records()).isEqualTo(2);
    assertThat(VerifyText.sum(report))
        .contains("complete from " + second(2 * DAY))
        .contains("removed for their age");
    assertThat(VerifyText.lane(report.chains().getFirst())).contains("removed for their age");
  }

  @Test
  void an_object_that_is_too_young_for_the_lifecycle_is_missing() {
    var keys = world.archive(2, 0, 1, DAY, DAY + 1, 2 * DAY, 2 * DAY + 1);
    world.delete(keys.get(1));
    assertThat(keptForThirtyDays("2026-12-23").faults())
        .singleElement()
        .isInstanceOf(ChainFault.Missing.class);
  }

  @Test
  void a_changed_object_is_a_fault_whatever_its_age() {
    var keys = world.archive(2, 0, 1, DAY, DAY + 1);
    world.cut(keys.getFirst());
    assertThat(keptForThirtyDays("2027-12-23").faults())
        .singleElement()
        .isInstanceOf(ChainFault.Changed.class);
  }

  @Test
  void an_empty_or_truncated_object_of_the_chain_is_a_fault_by_name() {
    var keys = world.archive(2, 0, 1, 2, 3, 4, 5);
    world.cut(keys.get(1));
    world.put(keys.getFirst().text(), new byte[0]);
    assertThat(world.verify().faults())
        .extracting(ChainFault::key)
        .containsExactly(keys.getFirst().text(), keys.get(1).text());
  }
}
