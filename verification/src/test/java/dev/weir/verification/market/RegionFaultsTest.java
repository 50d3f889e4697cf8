package dev.weir.verification.market;

import static dev.weir.verification.market.TwoSites.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.market.WriteConflictException;
import dev.weir.market.risk.lease.Lease;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CrashError;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises that concern two Regions, a scenario for each. */
class RegionFaultsTest {

  private static final Duration LAPSED = ModelledRegion.LEASE.plusSeconds(1);

  private final TwoSites sites = new TwoSites();
  private final DrivenRegion first = sites.first();
  private final DrivenRegion second = sites.second();

  private static void conflict() {
    throw new WriteConflictException("scripted", null);
  }

  private void assertExact() {
    assertThat(sites.violations(first)).isEmpty();
    assertThat(sites.violations(second)).isEmpty();
  }

  @Test
  void a_write_conflict_is_tried_again_and_stored_once() {
    sites.putInBoth(tick("ACME", 1, "100.00"), tick("BOLT", 1, "90.00"));
    for (var call : List.of("put mark", "replace lease", "commit risk")) {
      sites.firstScript().beforeNext(call, RegionFaultsTest::conflict);
      first.all();
    }
    second.all();
    assertThat(sites.decisions()).containsExactlyInAnyOrder("growth#1", "value#1");
    assertExact();
  }

  @Test
  void both_regions_come_to_the_same_decisions_and_only_one_computes_them() {
    for (var sequence = 1; sequence <= 5; sequence++) {
      sites.putInBoth(tick("ACME", sequence, "10" + sequence), tick("BOLT", sequence, "90.00"));
      first.all();
      second.all();
    }
    assertThat(sites.tables().risks().history())
        .extracting("provenance.region")
        .containsOnly("us-east-1");
    assertThat(second.delivered()).hasSameSizeAs(first.delivered()).isNotEmpty();
    assertExact();
  }

  @Test
  void when_a_region_is_lost_the_other_goes_on_with_all_that_either_had_stored() {
    sites.putInBoth(tick("ACME", 1, "100.00"), tick("BOLT", 1, "90.00"));
    first.all();
    second.all();
    first.put(tick("ACME", 2, "200.00")); // only here, and stored just before the end
    first.marks();
    second.put(tick("BOLT", 2, "91.00"));
    second.all();
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").sequence()).isEqualTo(1);
    sites.pass(LAPSED);
    second.sweep();
    second.all();
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").sequence()).isEqualTo(2);
    assertThat(sites.latest("growth").provenance().region()).isEqualTo("us-east-2");
    assertThat(sites.violations(second)).isEmpty();
  }

  @Test
  void a_region_that_comes_back_delivers_the_same_decisions() {
    sites.putInBoth(tick("ACME", 1, "100.00"));
    first.all();
    sites.pass(LAPSED);
    for (var sequence = 2; sequence <= 4; sequence++) {
      sites.putInBoth(tick("ACME", sequence, "10" + sequence), tick("BOLT", sequence, "90.00"));
      second.all();
    }
    first.all();
    assertExact();
  }

  @Test
  void a_region_that_is_cut_off_loses_nothing_and_catches_up() {
    sites.putInBoth(tick("ACME", 1, "100.00"));
    first.all();
    second.all();
    sites.putInBoth(tick("ACME", 2, "101.00"));
    second.put(tick("BOLT", 1, "90.00"));
    for (var round = 0; round < 3; round++) {
      sites
          .firstScript()
          .beforeNext(
              "read mark",
              () -> {
                throw new UnavailableException("cut off", null);
              });
      assertThat(first.marks()).isNotEmpty();
      sites.pass(LAPSED);
      second.all();
    }
    assertThat(sites.violations(second)).isEmpty();
    first.all();
    assertExact();
  }

  @Test
  void what_one_feed_leaves_out_the_other_fills() {
    first.put(tick("ACME", 1, "100.00"), tick("ACME", 2, "101.00"), tick("ACME", 5, "104.00"));
    second.put(
        tick("ACME", 1, "100.00"),
        tick("ACME", 2, "101.00"),
        tick("ACME", 3, "102.00"),
        tick("ACME", 4, "103.00"),
        tick("ACME", 5, "104.00"),
        tick("ACME", 6, "105.00"));
    first.all();
    second.all();
    first.all();
    second.all();
    assertThat(first.gaps()).containsExactly("3-4");
    assertThat(second.gaps()).isEmpty();
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").sequence()).isEqualTo(6);
    assertExact();
  }

  @Test
  void what_both_feeds_leave_out_is_declared_by_both() {
    sites.putInBoth(tick("ACME", 1, "100.00"), tick("ACME", 3, "102.00"));
    first.all();
    second.all();
    assertThat(first.gaps()).containsExactly("2-2");
    assertThat(second.gaps()).containsExactly("2-2");
    first.put(tick("ACME", 2, "101.00")); // late: it fills the gap and moves nothing
    first.all();
    assertThat(first.gaps()).isEmpty();
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").sequence()).isEqualTo(3);
    assertExact();
  }

  /** Computes everything, which fails at the last step. */
  private void failToCommit() {
    sites
        .firstScript()
        .beforeNext(
            "commit risk",
            () -> {
              throw new UnavailableException("scripted", null);
            });
    assertThat(first.risk()).isFalse();
  }

  @Test
  void a_region_that_can_write_leases_and_no_decisions_leaves_its_groups_to_the_other() {
    decideALot();
    sites.putInBoth(tick("ACME", 7, "107.00"));
    first.marks();
    second.all(); // everything is skipped: the first Region holds both groups
    for (var seconds = 0; seconds <= 3 * ModelledRegion.LEASE.toSeconds(); seconds += 2) {
      failToCommit();
      sites.pass(Duration.ofSeconds(2));
    }
    failToCommit();
    second.put(tick("BOLT", 8, "98.00"));
    second.all();
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").sequence()).isEqualTo(7);
    assertThat(sites.latest("growth").provenance().region()).isEqualTo("us-east-2");
    first.all();
    assertExact();
  }

  private void decideALot() {
    for (var sequence = 1; sequence <= 6; sequence++) {
      sites.putInBoth(
          tick("ACME", sequence, "10" + sequence), tick("BOLT", sequence, "9" + sequence));
      first.all();
      second.all();
    }
  }

  /** Acts as an operator: no lease claims any longer that everything was computed. */
  private void raiseEpochs() {
    for (var lease : sites.tables().leases().all().values()) {
      sites
          .tables()
          .leases()
          .overwrite(
              new Lease(lease.group(), lease.holder(), lease.epoch() + 1, lease.expiresAt(), 0));
    }
  }

  @Test
  void after_a_restore_of_the_risk_table_a_sweep_under_new_epochs_makes_it_exact() {
    decideALot();
    sites.tables().risks().restore(5);
    assertThat(sites.violations()).isNotEmpty();
    raiseEpochs();
    first.sweep();
    second.sweep();
    assertThat(sites.violations()).isEmpty();
  }

  @Test
  void after_a_restore_of_the_risk_table_a_sweep_makes_it_exact() {
    decideALot();
    sites.tables().risks().restore(5);
    first.sweep();
    second.sweep();
    assertThat(sites.violations()).isEmpty();
  }

  @Test
  void a_mark_whose_change_never_came_is_taken_in_by_the_sweep() {
    decideALot();
    sites.putInBoth(tick("ACME", 7, "120.00"));
    first.marks();
    var changes = sites.tables().risks().history().size();
    second.sweep(); // the group is the other Region's
    assertThat(sites.tables().risks().history()).hasSize(changes);
    first.sweep();
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").sequence()).isEqualTo(7);
    assertThat(sites.violations()).isEmpty();
  }

  @Test
  void a_sweep_that_finds_no_news_writes_no_decision() {
    decideALot();
    var decisions = sites.decisions();
    first.sweep();
    second.sweep();
    assertThat(sites.decisions()).isEqualTo(decisions);
  }

  @Test
  void after_a_restore_of_the_risk_table_the_marks_stream_rewound_makes_it_exact() {
    decideALot();
    sites.tables().risks().restore(5);
    first.rewind();
    first.risk(first.region().coldRisk());
    assertThat(sites.violations()).isEmpty();
  }

  @Test
  void after_a_restore_of_the_marks_table_the_feed_read_afresh_makes_it_exact() {
    decideALot();
    sites.tables().marks().restore(3);
    first.rewind();
    first.region().coldMarks("v2").invoke(first.feed().event(0, first.feed().size()));
    assertThat(
            sites.tables().marks().all().stream()
                .max(Comparator.comparingLong(mark -> mark.sequence()))
                .orElseThrow()
                .sequence())
        .isEqualTo(6);
    first.risk();
    assertThat(sites.violations()).isEmpty();
  }

  /**
   * The only order of events in which both can skip a mark: an instance whose clock is slow sees
   * the lease that another one of its Region is just taking.
   */
  private static List<String> takeOver(MarketVariant variant, boolean crashes) {
    var sites = new TwoSites(variant);
    sites.putInBoth(tick("ACME", 1, "100.00"), tick("BOLT", 1, "90.00"));
    sites.first().all();
    sites.second().all();
    sites.pass(LAPSED);
    var behind = sites.second().region().coldRisk(Duration.ofMinutes(-1));
    sites
        .secondScript()
        .beforeNext(
            "replace lease",
            () -> {
              sites.first().put(tick("ACME", 2, "200.00"));
              sites.first().marks();
              sites.second().risk(behind);
              if (crashes) {
                sites.secondScript().afterNext("replace lease", TwoSites.CRASH);
              }
            });
    var crashed = catchThrowableOfType(CrashError.class, sites.second()::sweep);
    assertThat(crashed != null).isEqualTo(crashes);
    sites.first().risk();
    var sweeps = new SweepCheck(sites.tables());
    sites.first().sweep();
    sites.second().sweep();
    return Stream.concat(sites.violations().stream(), sweeps.healed().stream()).toList();
  }

  @Test
  void a_mark_that_comes_while_a_lease_is_taken_over_is_not_lost() {
    assertThat(takeOver(MarketVariant.RIGHT, false)).isEmpty();
  }

  @Test
  void a_crash_right_after_a_lease_is_taken_over_is_mended_by_the_sweep() {
    assertThat(takeOver(MarketVariant.RIGHT, true)).isEmpty();
  }

  @Test
  void marks_that_are_read_before_the_lease_is_taken_are_found() {
    var mistaken =
        MarketVariant.RIGHT.withRisk(
            (_, ports) -> {
              var early = new MistakenPorts.ReadingEarly(ports);
              return MistakenPorts.withAllMarks(
                  MistakenPorts.withLeases(ports, early), early::marks);
            });
    assertThat(takeOver(mistaken, false)).isNotEmpty();
  }

  @Test
  void a_lease_that_says_too_early_that_all_was_computed_anew_is_found() {
    var mistaken =
        MarketVariant.RIGHT.withRisk(
            (_, ports) ->
                MistakenPorts.withLeases(ports, new MistakenPorts.SayingTooEarly(ports.leases())));
    assertThat(takeOver(mistaken, true)).isNotEmpty();
  }
}
