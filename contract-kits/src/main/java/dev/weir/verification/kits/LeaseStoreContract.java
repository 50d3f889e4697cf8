package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.risk.lease.Lease;
import dev.weir.market.risk.lease.LeaseStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of leases. */
abstract class LeaseStoreContract {

  private static final Instant UNTIL = Instant.parse("2026-11-23T14:30:00.123Z");
  private static final Lease FIRST = new Lease("group-1", "us-east-1", 1, UNTIL, 0);

  private LeaseStore leases;

  /** Returns an empty one that nobody else uses. */
  abstract LeaseStore open();

  @BeforeEach
  void openStore() {
    leases = open();
  }

  @Test
  void a_lease_is_read_back_by_its_group() {
    assertThat(leases.replace(Optional.empty(), FIRST)).isTrue();
    assertThat(leases.read("group-1")).contains(FIRST);
    assertThat(leases.read("group-2")).isEmpty();
  }

  @Test
  void only_one_gets_the_first_lease() {
    leases.replace(Optional.empty(), FIRST);
    assertThat(leases.replace(Optional.empty(), new Lease("group-1", "us-east-2", 1, UNTIL, 0)))
        .isFalse();
    assertThat(leases.read("group-1")).contains(FIRST);
  }

  @Test
  void a_lease_takes_the_place_of_the_one_that_was_read() {
    leases.replace(Optional.empty(), FIRST);
    var next = new Lease("group-1", "us-east-2", 2, UNTIL.plusSeconds(10), 7);
    assertThat(leases.replace(Optional.of(FIRST), next)).isTrue();
    assertThat(leases.read("group-1")).contains(next);
  }

  @Test
  void a_lease_that_differs_in_any_part_is_not_replaced() {
    leases.replace(Optional.empty(), FIRST);
    var next = new Lease("group-1", "us-east-2", 2, UNTIL.plusSeconds(10), 0);
    var others =
        List.of(
            new Lease("group-1", "us-east-2", 1, UNTIL, 0),
            new Lease("group-1", "us-east-1", 2, UNTIL, 0),
            new Lease("group-1", "us-east-1", 1, UNTIL.plusMillis(1), 0),
            new Lease("group-1", "us-east-1", 1, UNTIL, 1));
    for (var other : others) {
      assertThat(leases.replace(Optional.of(other), next)).isFalse();
    }
    assertThat(leases.read("group-1")).contains(FIRST);
  }

  @Test
  void a_lease_that_is_finer_than_a_millisecond_can_still_be_replaced() {
    var fine = new Lease("group-1", "us-east-1", 1, UNTIL.plusNanos(456_789), 0);
    leases.replace(Optional.empty(), fine);
    assertThat(leases.replace(Optional.of(fine), FIRST)).isTrue();
  }
}
