package dev.weir.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.subscriber.Allowance.Knowledge;
import dev.weir.subscriber.Observation.ObservationKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Written from docs/market-subscribers.md. */
class PortfolioFollowerTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Instant now = NOON;
  private final PortfolioFollower follower = new PortfolioFollower(() -> now);

  private static String decision(long version, String state, Instant validUntil) {
    return decision(version, version - 1, state, validUntil);
  }

  private static String decision(long version, long before, String state, Instant validUntil) {
    return """
    {"portfolio":"growth","version":%d,"previousVersion":%d,"state":"%s","reasons":[{"x":[1]}],\
    "validUntil":"%s","group":"group-1","region":"us-east-1"}\
    """
        .formatted(version, before, state, validUntil);
  }

  private static String beat(long number, Instant validUntil, String... listed) {
    return """
    {"group":"group-1","beat":%d,"previousBeat":%d,"pulse":{"region":"us-east-1"},\
    "validUntil":"%s","portfolios":[%s]}\
    """
        .formatted(number, number - 1, validUntil, String.join(",", listed));
  }

  private static String listed(long version, String state) {
    return "{\"portfolio\":\"growth\",\"version\":%d,\"state\":\"%s\"}".formatted(version, state);
  }

  private Allowance growth() {
    return follower.allowance("growth");
  }

  private void isLiveAt(long version) {
    follower.snapshot(decision(version, "ACTIVE", now.plusSeconds(20)));
    assertThat(growth()).isEqualTo(new Allowance(TradingState.ACTIVE, Knowledge.LIVE, version));
  }

  @Test
  void what_nobody_has_heard_of_is_halted() {
    assertThat(growth()).isEqualTo(new Allowance(TradingState.HALTED, Knowledge.UNKNOWN, 0));
  }

  @Test
  void a_decision_that_waited_in_the_queue_counts_once_a_beat_or_the_snapshot_confirms_it() {
    follower.take(decision(7, "ACTIVE", now.plusSeconds(20)));
    assertThat(growth().knowledge()).isEqualTo(Knowledge.UNKNOWN);
    assertThat(follower.unknown()).containsExactly("growth");
    follower.take(beat(3, now.plusSeconds(20), listed(7, "ACTIVE")));
    assertThat(growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void decisions_follow_each_other() {
    isLiveAt(7);
    assertThat(follower.take(decision(8, "REDUCING", now.plusSeconds(20)))).isEmpty();
    assertThat(growth()).isEqualTo(new Allowance(TradingState.REDUCING, Knowledge.LIVE, 8));
  }

  @Test
  void a_decision_that_comes_again_or_late_changes_nothing() {
    isLiveAt(7);
    follower.take(decision(8, "REDUCING", now.plusSeconds(20)));
    for (var version : List.of(8L, 7L)) {
      var state = version == 8 ? "REDUCING" : "ACTIVE";
      assertThat(follower.take(decision(version, state, now.plusSeconds(20))))
          .extracting(Observation::kind)
          .containsExactly(ObservationKind.DUPLICATE);
    }
    assertThat(growth()).isEqualTo(new Allowance(TradingState.REDUCING, Knowledge.LIVE, 8));
  }

  @Test
  void a_gap_halts_until_the_snapshot_is_read() {
    isLiveAt(7);
    assertThat(follower.take(decision(9, "ACTIVE", now.plusSeconds(20))))
        .containsExactly(new Observation(ObservationKind.GAP, "growth", "version 9 after 7"));
    assertThat(growth()).isEqualTo(new Allowance(TradingState.HALTED, Knowledge.GAP, 9));
    assertThat(follower.unknown()).containsExactly("growth");
    follower.snapshot(decision(9, "ACTIVE", now.plusSeconds(20)));
    assertThat(growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void past_its_validity_it_is_halted_until_something_is_heard() {
    isLiveAt(7);
    now = now.plusSeconds(19); // a second early, by which clocks may differ
    assertThat(growth()).isEqualTo(new Allowance(TradingState.HALTED, Knowledge.EXPIRED, 7));
    follower.take(beat(1, now.plusSeconds(20)));
    assertThat(growth().knowledge()).isEqualTo(Knowledge.LIVE);
    now = now.plusMillis(18_999);
    assertThat(growth().knowledge()).isEqualTo(Knowledge.LIVE);
    now = now.plusMillis(1);
    assertThat(growth().knowledge()).isEqualTo(Knowledge.EXPIRED);
  }

  @Test
  void a_beat_that_comes_late_does_not_shorten_what_a_later_one_says() {
    isLiveAt(7);
    follower.take(beat(2, NOON.plusSeconds(40)));
    assertThat(follower.take(beat(1, NOON.plusSeconds(30))))
        .extracting(Observation::kind)
        .containsExactly(ObservationKind.DUPLICATE);
    now = NOON.plusSeconds(35);
    assertThat(growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void a_missing_beat_is_noted() {
    follower.take(beat(1, now.plusSeconds(20)));
    assertThat(follower.take(beat(4, now.plusSeconds(20))))
        .containsExactly(new Observation(ObservationKind.MISSED_BEAT, "group-1", "beat 4 after 1"));
  }

  @Test
  void a_version_that_only_a_beat_has_counts_by_its_state_and_is_a_gap_once_the_beat_expires() {
    isLiveAt(7);
    var until = now.plusSeconds(20);
    assertThat(follower.take(beat(1, until, listed(8, "HALTED"))))
        .extracting(Observation::kind)
        .containsExactly(ObservationKind.BEHIND);
    assertThat(growth()).isEqualTo(new Allowance(TradingState.HALTED, Knowledge.LIVE, 7));
    follower.take(beat(2, until.plusSeconds(20)));
    now = until;
    assertThat(growth().knowledge()).isEqualTo(Knowledge.GAP);
    follower.take(decision(8, "HALTED", now.plusSeconds(20)));
    assertThat(growth()).isEqualTo(new Allowance(TradingState.HALTED, Knowledge.LIVE, 8));
  }

  @Test
  void a_better_state_in_a_beat_does_not_count_before_its_decision_comes() {
    follower.snapshot(decision(7, "HALTED", now.plusSeconds(20)));
    follower.take(beat(1, now.plusSeconds(20), listed(8, "ACTIVE")));
    assertThat(growth().state()).isEqualTo(TradingState.HALTED);
  }

  @Test
  void two_regions_that_say_the_same_are_one() {
    isLiveAt(7);
    var eight = decision(8, "ACTIVE", now.plusSeconds(20));
    follower.take(eight);
    follower.take(eight);
    follower.take(decision(9, "ACTIVE", now.plusSeconds(20)));
    assertThat(growth()).isEqualTo(new Allowance(TradingState.ACTIVE, Knowledge.LIVE, 9));
  }

  @Test
  void two_regions_that_say_different_things_of_a_version_halt_until_somebody_has_looked() {
    isLiveAt(7);
    follower.take(decision(8, "ACTIVE", now.plusSeconds(20)));
    assertThat(follower.take(decision(8, "REDUCING", now.plusSeconds(20))))
        .extracting(Observation::kind)
        .containsExactly(ObservationKind.DISAGREEMENT);
    follower.take(decision(9, "ACTIVE", now.plusSeconds(20)));
    assertThat(growth()).isEqualTo(new Allowance(TradingState.HALTED, Knowledge.DISAGREE, 9));
    follower.acknowledge("growth");
    assertThat(growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void a_beat_that_gives_a_version_another_state_is_a_disagreement() {
    isLiveAt(7);
    assertThat(follower.take(beat(1, now.plusSeconds(20), listed(7, "REDUCING"))))
        .extracting(Observation::kind)
        .containsExactly(ObservationKind.DISAGREEMENT);
    assertThat(growth().knowledge()).isEqualTo(Knowledge.DISAGREE);
  }

  @Test
  void a_shortened_decision_is_compared_by_its_state() {
    isLiveAt(7);
    var whole = decision(8, "ACTIVE", now.plusSeconds(20));
    follower.take(whole);
    follower.take(
        whole.replace(",\"reasons\":[{\"x\":[1]}]", "").replace("}", ",\"shortened\":true}"));
    assertThat(growth().knowledge()).isEqualTo(Knowledge.LIVE);
  }

  @Test
  void text_that_is_not_a_message_of_the_topic_is_refused() {
    for (var text : List.of("", "[]", "{}", "{\"portfolio\":\"growth\"}", "{\"beat\":1}")) {
      assertThatThrownBy(() -> follower.take(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_clock_that_is_set_back_goes_on() {
    var nanos = new long[] {0};
    var clock = new SteadyClock(() -> now, () -> nanos[0]);
    assertThat(clock.instant()).isEqualTo(NOON);
    now = NOON.minusSeconds(60);
    nanos[0] = 5_000_000_000L;
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    now = NOON.plusSeconds(30);
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30));
  }
}
