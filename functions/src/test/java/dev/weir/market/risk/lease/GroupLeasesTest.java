package dev.weir.market.risk.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.market.ConflictRetry;
import dev.weir.market.WriteConflictException;
import dev.weir.stream.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupLeasesTest {

  private static final Instant START = Instant.parse("2026-11-23T14:30:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(10);
  private static final String EAST = "us-east-1";
  private static final String WEST = "us-west-2";

  private final ContendedLeases table = new ContendedLeases();
  private Instant now = START;
  private Duration westIsAhead = Duration.ZERO;
  private final GroupLeases east =
      new GroupLeases(table, new ConflictRetry(_ -> {}), EAST, LENGTH, () -> now);
  private final GroupLeases west =
      new GroupLeases(table, new ConflictRetry(_ -> {}), WEST, LENGTH, () -> now.plus(westIsAhead));

  /**
   * Leases in memory; the writes of another Region in between are defined once, or for every read.
   */
  private static final class ContendedLeases implements LeaseStore {
    private final Map<String, Lease> leases = new HashMap<>();
    private Runnable afterRead = () -> {};
    private int conflicts;
    private int writes;

    @Override
    public Optional<Lease> read(String group) {
      var found = Optional.ofNullable(leases.get(group));
      var doing = afterRead;
      afterRead = () -> {};
      doing.run();
      return found;
    }

    @Override
    public boolean replace(Optional<Lease> before, Lease after) {
      writes++;
      if (conflicts > 0) {
        conflicts--;
        throw new WriteConflictException("another Region", null);
      }
      if (!before.equals(Optional.ofNullable(leases.get(after.group())))) {
        return false;
      }
      leases.put(after.group(), after);
      return true;
    }

    void put(Lease lease) {
      leases.put(lease.group(), lease);
    }

    Lease stored() {
      return leases.get("3");
    }

    void afterNextRead(Runnable doing) {
      afterRead = doing;
    }

    /** Lets another Region change the lease after every read. */
    void changeAfterEveryRead() {
      afterRead =
          () -> {
            put(stored().renewed(stored().expiresAt().minusMillis(1)));
            changeAfterEveryRead();
          };
    }
  }

  private static Lease lease(String holder, long epoch, Instant expiresAt, long refreshed) {
    return new Lease("3", holder, epoch, expiresAt, refreshed);
  }

  @Test
  void a_group_that_nobody_ever_had_is_taken_and_not_yet_refreshed() {
    assertThat(east.hold("3")).contains(lease(EAST, 1, START.plus(LENGTH), 0));
    assertThat(table.stored()).isEqualTo(lease(EAST, 1, START.plus(LENGTH), 0));
  }

  @Test
  void its_holder_renews_it_once_half_of_it_is_gone_and_writes_nothing_before() {
    east.hold("3");
    now = START.plusSeconds(5);
    assertThat(east.hold("3")).contains(lease(EAST, 1, START.plus(LENGTH), 0));
    assertThat(table.writes).isEqualTo(1);
    now = START.plusSeconds(5).plusMillis(1);
    assertThat(east.hold("3")).contains(lease(EAST, 1, now.plus(LENGTH), 0));
    assertThat(table.writes).isEqualTo(2);
  }

  @Test
  void a_renewal_keeps_epoch_and_refreshes_even_after_expiry() {
    table.put(lease(EAST, 4, START, 7));
    now = START.plusSeconds(60);
    assertThat(east.hold("3")).contains(lease(EAST, 4, now.plus(LENGTH), 7));
  }

  @Test
  void a_group_that_another_region_holds_is_passed_over_and_nothing_is_written() {
    east.hold("3");
    now = START.plus(LENGTH).minusMillis(1);
    assertThat(west.hold("3")).isEmpty();
    assertThat(table.writes).isEqualTo(1);
  }

  @Test
  void a_lease_that_has_expired_is_taken_over_in_the_next_epoch_and_has_to_be_refreshed() {
    table.put(lease(EAST, 4, START.plus(LENGTH), 7));
    now = START.plus(LENGTH);
    assertThat(west.hold("3")).contains(lease(WEST, 5, now.plus(LENGTH), 0));
    assertThat(east.hold("3")).isEmpty();
  }

  @Test
  void only_after_the_refresh_the_lease_says_so() {
    var held = west.hold("3").orElseThrow();
    assertThat(table.stored().refreshed()).isZero();
    west.refreshed(held, 7);
    assertThat(table.stored()).isEqualTo(lease(WEST, 1, START.plus(LENGTH), 7));
    assertThat(west.hold("3")).contains(lease(WEST, 1, START.plus(LENGTH), 7));
  }

  @Test
  void a_refresh_that_lost_to_a_takeover_is_not_reported() {
    var held = east.hold("3").orElseThrow();
    now = START.plus(LENGTH);
    west.hold("3");
    east.refreshed(held, 7);
    assertThat(table.stored()).isEqualTo(lease(WEST, 2, now.plus(LENGTH), 0));
  }

  @Test
  void who_comes_second_in_a_take_over_passes_over() {
    table.put(lease("us-east-2", 4, START, 7));
    table.afterNextRead(() -> west.hold("3"));
    assertThat(east.hold("3")).isEmpty();
    assertThat(table.stored()).isEqualTo(lease(WEST, 5, START.plus(LENGTH), 0));
  }

  @Test
  void who_comes_second_with_a_first_lease_passes_over() {
    table.afterNextRead(() -> west.hold("3"));
    assertThat(east.hold("3")).isEmpty();
    assertThat(table.stored().holder()).isEqualTo(WEST);
  }

  @Test
  void another_instance_of_the_same_region_that_was_faster_is_not_a_loss() {
    table.put(lease("us-east-2", 4, START, 7));
    table.afterNextRead(() -> east.hold("3"));
    assertThat(east.hold("3")).contains(lease(EAST, 5, START.plus(LENGTH), 0));
  }

  @Test
  void a_take_over_that_collides_is_tried_again() {
    table.put(lease(EAST, 4, START, 7));
    table.conflicts = 2;
    assertThat(west.hold("3")).contains(lease(WEST, 5, START.plus(LENGTH), 0));
    assertThat(table.writes).isEqualTo(3);
  }

  @Test
  void where_the_lease_changes_all_the_time_the_batch_comes_again() {
    table.put(lease(EAST, 4, START.plusSeconds(1), 7));
    table.changeAfterEveryRead();
    assertThatThrownBy(() -> east.hold("3")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void a_clock_ahead_takes_over_early_and_the_epoch_shuts_the_former_holder_out() {
    var held = east.hold("3").orElseThrow();
    westIsAhead = Duration.ofMinutes(1);
    var taken = west.hold("3").orElseThrow();
    assertThat(taken).isEqualTo(lease(WEST, 2, START.plus(westIsAhead).plus(LENGTH), 0));
    assertThat(taken.epoch()).isGreaterThan(held.epoch());
    assertThat(east.hold("3")).isEmpty();
  }

  @Test
  void a_slow_clock_takes_over_late_and_leaves_the_lease_to_its_holder() {
    westIsAhead = Duration.ofMinutes(-1);
    east.hold("3");
    now = START.plus(LENGTH).plusSeconds(30);
    assertThat(west.hold("3")).isEmpty();
    assertThat(east.hold("3")).contains(lease(EAST, 1, now.plus(LENGTH), 0));
  }

  private Optional<Instant> longAgo() {
    return Optional.of(now.minus(LENGTH.multipliedBy(3)).minusMillis(1));
  }

  @Test
  void who_is_late_gives_up_what_it_holds_and_the_other_region_takes_it_at_once() {
    east.hold("3");
    assertThat(east.hold("3", longAgo())).contains(lease(EAST, 1, Instant.EPOCH, 0));
    assertThat(west.hold("3", Optional.of(now))).contains(lease(WEST, 2, START.plus(LENGTH), 0));
    assertThat(east.hold("3", longAgo())).isEmpty();
  }

  @Test
  void what_has_waited_for_no_longer_than_three_leases_is_not_late() {
    var held = east.hold("3");
    assertThat(east.hold("3", Optional.of(now.minus(LENGTH.multipliedBy(3))))).isEqualTo(held);
  }

  @Test
  void a_lease_that_is_given_up_is_used_by_its_holder_and_not_renewed() {
    east.hold("3", longAgo());
    now = START.plusSeconds(60);
    var writes = table.writes;
    assertThat(east.hold("3")).contains(lease(EAST, 1, Instant.EPOCH, 0));
    assertThat(east.hold("3", longAgo())).contains(lease(EAST, 1, Instant.EPOCH, 0));
    assertThat(table.writes).isEqualTo(writes);
  }

  @Test
  void who_is_late_takes_nothing_over_but_what_nobody_ever_had() {
    table.put(lease(EAST, 4, START, 7));
    assertThat(west.hold("3", longAgo())).isEmpty();
    assertThat(west.hold("4", longAgo())).isPresent();
  }

  @Test
  void groups_are_held_apart() {
    east.hold("3");
    assertThat(west.hold("4")).map(Lease::holder).contains(WEST);
    assertThat(east.hold("3")).map(Lease::holder).contains(EAST);
  }
}
