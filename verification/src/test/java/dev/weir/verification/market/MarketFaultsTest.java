package dev.weir.verification.market;

import static dev.weir.verification.market.TwoSites.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.CrashError;
import dev.weir.testkit.FakeContext;
import dev.weir.verification.fakes.FakeDecisionTopic.Delivered;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The promises that a single scenario shows; the simulation covers those of timing and order. */
class MarketFaultsTest {

  private final TwoSites sites = new TwoSites();
  private final DrivenRegion site = sites.first();

  private void putSome() {
    site.put(tick("ACME", 1, "100.00"), tick("BOLT", 1, "90.00"), tick("ACME", 2, "101.00"));
  }

  private static void crashes(ThrowingCallable call) {
    assertThat(catchThrowableOfType(CrashError.class, call)).isNotNull();
  }

  private static void unavailable() {
    throw new UnavailableException("scripted", null);
  }

  private List<String> got(DrivenRegion of) {
    return of.delivered().stream().map(MarketFaultsTest::name).toList();
  }

  private static String name(Delivered delivered) {
    return delivered.portfolio() + "#" + delivered.version();
  }

  @Test
  void the_same_batches_twice_change_nothing() {
    putSome();
    site.all();
    var decisions = sites.decisions();
    var got = got(site);
    var feed = site.feedState();
    site.rewind();
    site.all();
    assertThat(sites.decisions()).isEqualTo(decisions);
    assertThat(got(site)).isEqualTo(got);
    assertThat(site.feedState()).isEqualTo(feed);
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void of_an_overlapping_batch_only_the_remainder_is_applied() {
    putSome();
    site.region().coldMarks().invoke(site.feed().event(0, 2));
    site.region().coldMarks().invoke(site.feed().event(1, 3));
    assertThat(site.feedState().ticks()).isEqualTo(3);
    assertThat(site.feedState().repeated()).isZero();
    site.all();
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void after_a_crash_before_any_write_all_is_applied_once() {
    putSome();
    sites.firstScript().beforeNext("put mark", TwoSites.CRASH);
    crashes(site::marks);
    assertThat(sites.tables().marks().all()).isEmpty();
    site.marks();
    sites.firstScript().beforeNext("commit risk", TwoSites.CRASH);
    crashes(site::risk);
    assertThat(sites.decisions()).isEmpty();
    site.all();
    assertThat(sites.decisions()).containsOnlyOnce("growth#1", "value#1");
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void after_a_crash_between_two_portfolios_each_is_decided_once() {
    putSome();
    site.marks();
    sites.firstScript().afterNext("commit risk", TwoSites.CRASH);
    crashes(site::risk);
    assertThat(sites.decisions()).hasSize(1);
    site.all();
    assertThat(sites.decisions()).containsExactlyInAnyOrder("growth#1", "value#1");
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void a_write_whose_answer_was_lost_is_made_once() {
    putSome();
    sites.firstScript().afterNext("put mark", MarketFaultsTest::unavailable);
    assertThat(site.marks()).isNotEmpty();
    site.marks();
    assertThat(site.feedState().ticks()).isEqualTo(3);
    sites.firstScript().afterNext("commit risk", MarketFaultsTest::unavailable);
    assertThat(site.risk()).isFalse();
    site.all();
    assertThat(sites.decisions()).containsExactlyInAnyOrder("growth#1", "value#1");
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void a_write_that_the_sdk_sends_again_is_made_once_and_without_an_error() {
    var twice = new TwoSites(new SentAgain());
    twice.first().put(tick("ACME", 1, "100.00"), tick("BOLT", 1, "90.00"));
    assertThat(twice.first().marks()).isEmpty();
    assertThat(twice.first().risk()).isTrue();
    assertThat(twice.first().delivery()).isTrue();
    assertThat(twice.decisions()).containsExactlyInAnyOrder("growth#1", "value#1");
    assertThat(twice.violations(twice.first())).isEmpty();
  }

  private static final class SentAgain implements CallDisturbance {
    @Override
    public boolean isSentAgain(String call) {
      return true;
    }
  }

  @Test
  void a_zombie_that_writes_after_its_retry_changes_nothing() {
    site.put(tick("ACME", 1, "100.00"));
    site.marks();
    sites.firstScript().beforeNext("commit risk", () -> site.risk(site.region().coldRisk()));
    site.risk();
    assertThat(sites.decisions()).containsExactlyInAnyOrder("growth#1", "value#1");
    assertThat(sites.violations()).isEmpty();
  }

  @Test
  void a_zombie_that_meets_a_newer_decision_does_not_bring_back_its_own_mark() {
    site.put(tick("ACME", 1, "100.00"));
    site.all();
    site.put(tick("ACME", 2, "101.00"));
    site.marks();
    sites
        .firstScript()
        .beforeNext(
            "commit risk",
            () -> {
              site.risk();
              site.put(tick("ACME", 3, "102.00"));
              site.all();
            });
    site.risk();
    assertThat(sites.latest("growth").marks().byName().get("ACME@XNAS").sequence()).isEqualTo(3);
    assertThat(sites.violations()).isEmpty();
  }

  @Test
  void a_batch_that_timed_out_between_marks_and_position_counts_once() {
    putSome();
    sites.firstScript().beforeNext("commit feed", TwoSites.CRASH);
    crashes(site::marks);
    assertThat(sites.tables().marks().all()).hasSize(2);
    site.all();
    assertThat(site.feedState().ticks()).isEqualTo(3);
    assertThat(site.feedState().repeated()).isZero();
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void while_a_table_throttles_batches_fail_and_nothing_is_skipped() {
    putSome();
    sites.firstScript().beforeNext("put mark", MarketFaultsTest::unavailable);
    assertThat(site.feed().indexOf(site.marks())).isZero();
    assertThat(site.feedState().ticks()).isZero();
    site.marks();
    for (var call : List.of("read current reference", "read lease", "read marks", "read risk")) {
      sites.firstScript().beforeNext(call, MarketFaultsTest::unavailable);
      assertThat(site.risk()).as(call).isFalse();
    }
    site.all();
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void throttled_up_to_the_deadline_it_stops_early_and_reports_the_first_change() {
    putSome();
    site.all();
    site.put(tick("ACME", 3, "102.00"), tick("BOLT", 2, "91.00"));
    site.marks();
    var left = new int[] {60_000};
    var slow = site.region().coldRisk(Duration.ZERO, new FakeContext(() -> left[0]));
    sites.firstScript().afterNext("commit risk", () -> left[0] = 5_000);
    var before = sites.decisions().size();
    assertThat(site.risk(slow)).isFalse();
    assertThat(sites.decisions()).hasSize(before + 1);
    site.all();
    assertThat(sites.violations(site)).isEmpty();
  }

  @Test
  void after_a_decision_that_could_not_be_delivered_none_of_its_portfolio_goes_out() {
    putSome();
    site.marks();
    site.risk();
    site.put(tick("BOLT", 2, "91.00"));
    site.marks();
    site.risk();
    sites.firstScript().beforeNext("publish decision", MarketFaultsTest::unavailable);
    assertThat(site.delivery()).isFalse();
    var others = site.delivered().stream().map(Delivered::portfolio).distinct().toList();
    assertThat(others).hasSize(1);
    assertThat(got(site)).containsExactly(others.getFirst() + "#1", others.getFirst() + "#2");
    assertThat(site.delivery()).isTrue();
    assertThat(sites.violations(site)).isEmpty();
  }
}
