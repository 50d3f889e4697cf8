package dev.weir.verification.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.market.Tick;
import dev.weir.market.ConflictRetry;
import dev.weir.market.MarkActs;
import dev.weir.market.Register;
import dev.weir.market.UnheldMarks;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.testkit.CallDisturbance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Marks of instruments that nobody holds are removed, and no old tick restores them. */
class UnheldMarksTest {

  private static final Duration KEPT = Duration.ofDays(8);
  private static final ConflictRetry NO_CONFLICTS = new ConflictRetry(_ -> {});

  private final TwoSites sites = new TwoSites();
  private final List<DrivenRegion> both = List.of(sites.first(), sites.second());

  private static Tick tick(String symbol, long sequence, Instant at) {
    return new Tick(
        symbol,
        "XNAS",
        at.toString().substring(0, 10),
        sequence,
        new BigDecimal("100"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        at);
  }

  private void flow(Tick... ticks) {
    sites.putInBoth(ticks);
    both.forEach(DrivenRegion::marks);
  }

  private int remove() {
    var store = sites.tables().marks().from(CallDisturbance.NONE);
    return new UnheldMarks(store, NO_CONFLICTS, KEPT)
        .remove(Set.of("ACME", "BOLT")::contains, sites.clock().instant());
  }

  private Register register(String symbol) {
    return sites.tables().marks().read(symbol, "XNAS");
  }

  @Test
  void unheld_marks_are_removed_after_their_time_and_held_ones_stay() {
    flow(tick("ACME", 1, TwoSites.START), tick("MADEUP", 1, TwoSites.START));
    sites.pass(KEPT);
    assertThat(remove()).isZero();
    sites.pass(Duration.ofSeconds(1));
    assertThat(remove()).isEqualTo(1);
    assertThat(register("ACME").mark()).isPresent();
    assertThat(register("MADEUP")).isEqualTo(Register.none("MADEUP", "XNAS"));
    assertThat(remove()).isZero();
  }

  @Test
  void no_old_tick_brings_it_back_in_either_region_and_a_new_one_begins_anew() {
    var old = tick("MADEUP", 1, TwoSites.START);
    flow(old);
    sites.pass(Duration.ofDays(3));
    flow(old); // late, with nothing new: the streams still have it when the mark is removed
    sites.pass(Duration.ofDays(6));
    assertThat(remove()).isEqualTo(1);
    // Read again from the beginning of the streams, which is not before the second time.
    flow(old);
    assertThat(register("MADEUP").mark()).isEmpty();
    both.forEach(
        site ->
            assertThat(site.region().quarantine().all())
                .extracting(Rejected::reason)
                .contains(Reason.NOBODY_HOLDS));
    flow(tick("MADEUP", 1, sites.clock().instant()));
    assertThat(register("MADEUP").mark()).isPresent();
  }

  @Test
  void an_instance_that_remembers_removed_marks_starts_from_scratch_too() {
    var site = sites.first();
    var instance = site.region().coldMarks();
    site.put(tick("MADEUP", 1, TwoSites.START));
    instance.invoke(site.feed().event(0, 1));
    sites.pass(KEPT.plusDays(1));
    assertThat(remove()).isEqualTo(1);
    site.put(tick("MADEUP", 7, sites.clock().instant()));
    instance.invoke(site.feed().event(1, 2));
    assertThat(register("MADEUP").revision()).isEqualTo(1);
    assertThat(register("MADEUP").mark().orElseThrow().sequence()).isEqualTo(7);
  }

  @Test
  void what_an_operator_acted_on_stays() {
    flow(tick("MADEUP", 1, TwoSites.START));
    new MarkActs(sites.tables().marks().from(CallDisturbance.NONE), NO_CONFLICTS, sites.clock())
        .voidMark("MADEUP", "XNAS", "kim", "a name that was made up");
    sites.pass(KEPT.plusDays(1));
    assertThat(remove()).isZero();
  }
}
