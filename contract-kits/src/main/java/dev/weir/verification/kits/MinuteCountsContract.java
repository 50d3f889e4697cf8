package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.commit.StoredCount;
import dev.weir.accesslog.decide.BusyServices;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.alerts.FloodCounts;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts.UnansweredStarts;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of counts. */
abstract class MinuteCountsContract {

  private static final Minute MINUTE = Minute.parse("2026-11-23T10:05Z");
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  private final String incarnation = UUID.randomUUID().toString();
  private final Lane lane = lane(0);
  private MinuteCounts counts;

  abstract MinuteCounts open();

  @BeforeEach
  void openStore() {
    counts = open();
  }

  private Lane lane(int shard) {
    return new Lane("v1", "access-logs", incarnation, new Shard("shardId-%012d".formatted(shard)));
  }

  private static SequenceNumber number(String digits) {
    return new SequenceNumber(digits);
  }

  private static MinuteCount errors(long number) {
    return new MinuteCount(Map.of("shop", ServiceCount.ZERO.with(Counter.SERVER_ERRORS, number)));
  }

  private Commit commit(Lane to, LaneState before, Position position, MinuteCount count) {
    return new Commit(
        to,
        before,
        before.next(position, List.of(MINUTE)),
        Map.of(MINUTE, count),
        List.of(),
        LATER);
  }

  private static final Minute NEXT = new Minute(MINUTE.epochMinute() + 1);

  /** The counts of minutes; the newest of those up to the last one is open after it. */
  private Commit counting(LaneState before, String upTo, Map<Minute, MinuteCount> minutes) {
    var arrived = new LaneState.ArrivalSpan(MINUTE.start(), NEXT.start());
    var newest = before.open();
    for (var minute : minutes.keySet()) {
      if (!minute.start().isAfter(arrived.last())
          && newest.filter(known -> known.compareTo(minute) > 0).isEmpty()) {
        newest = Optional.of(minute);
      }
    }
    var busy = new BusyServices(newest, List.of("shop"));
    var after =
        before.next(Position.after(number(upTo)), List.copyOf(minutes.keySet()), arrived, busy);
    return new Commit(lane, before, after, minutes, List.of(), LATER);
  }

  private LaneState committed(LaneState before, String upTo, Map<Minute, MinuteCount> minutes) {
    var commit = counting(before, upTo, minutes);
    assertThat(counts.commit(commit)).isEqualTo(new CommitResult.Committed<>(commit.after()));
    assertThat(counts.lane(lane)).isEqualTo(commit.after());
    return commit.after();
  }

  @Test
  void a_minute_that_is_open_is_counted_on_and_older_ones_with_it() {
    var before = new Minute(MINUTE.epochMinute() - 1);
    var state = committed(LaneState.NEW, "7", Map.of(MINUTE, errors(1)));
    state = committed(state, "8", Map.of(MINUTE, errors(2)));
    state = committed(state, "9", Map.of(before, errors(5)));
    state = committed(state, "10", Map.of(MINUTE, errors(3), before, errors(6)));
    assertThat(state.open()).contains(MINUTE);
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(3));
    assertThat(counts.total(lane, before)).isEqualTo(errors(6));
  }

  @Test
  void a_later_minute_is_opened_and_the_one_before_keeps_its_count() {
    var state = committed(LaneState.NEW, "7", Map.of(MINUTE, errors(1)));
    state = committed(state, "8", Map.of(NEXT, errors(4)));
    assertThat(state.open()).contains(NEXT);
    state = committed(state, "9", Map.of(NEXT, errors(5)));
    committed(state, "10", Map.of(MINUTE, errors(2)));
    assertThat(counts.partialCounts(lane, List.of(MINUTE, NEXT)))
        .isEqualTo(Map.of(MINUTE, errors(2), NEXT, errors(5)));
  }

  @Test
  void a_minute_ahead_of_arrival_is_counted_and_opened_when_it_has_come() {
    var ahead = new Minute(NEXT.epochMinute() + 1);
    var state = committed(LaneState.NEW, "7", Map.of(MINUTE, errors(1), ahead, errors(8)));
    assertThat(state.open()).contains(MINUTE);
    var arrived = new LaneState.ArrivalSpan(ahead.start(), ahead.start());
    var busy = new BusyServices(Optional.of(ahead), List.of());
    var after = state.next(Position.after(number("8")), List.of(ahead), arrived, busy);
    var commit = new Commit(lane, state, after, Map.of(ahead, errors(9)), List.of(), LATER);
    assertThat(counts.commit(commit)).isEqualTo(new CommitResult.Committed<>(after));
    assertThat(counts.lane(lane)).isEqualTo(after);
    assertThat(counts.total(lane, ahead)).isEqualTo(errors(9));
  }

  @Test
  void a_commit_to_a_minute_that_was_closed_changes_nothing_and_returns_the_stored_state() {
    var first = committed(LaneState.NEW, "7", Map.of(MINUTE, errors(1)));
    var second = committed(first, "9", Map.of(NEXT, errors(4)));
    for (var minutes :
        List.of(
            Map.of(MINUTE, errors(6)),
            Map.of(NEXT, errors(6)),
            Map.of(MINUTE, errors(6), NEXT, errors(6)))) {
      assertThat(counts.commit(counting(first, "8", minutes)))
          .isEqualTo(new CommitResult.Conflict<>(second));
    }
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(1));
    assertThat(counts.total(lane, NEXT)).isEqualTo(errors(4));
  }

  @Test
  void the_evaluation_of_an_open_minute_is_stored_without_its_count() {
    var state = committed(LaneState.NEW, "7", Map.of(MINUTE, errors(1)));
    var evaluated =
        new LaneState(
            state.revision() + 1,
            state.position(),
            List.of(),
            state.arrived(),
            FloodCounts.NONE.plus("ERROR_COUNT", MINUTE.toString(), 3),
            state.busy(),
            state.open());
    counts.commit(new Commit(lane, state, evaluated, Map.of(), List.of(), LATER));
    assertThat(counts.lane(lane)).isEqualTo(evaluated);
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(1));
  }

  @Test
  void processes_that_do_not_answer_are_found_in_an_open_minute_and_its_next_commit_clears_them() {
    var state = committed(LaneState.NEW, "7", Map.of(MINUTE, errors(1)));
    AttemptChecks.areFoundUntilOneAnswers(counts, lane);
    counts.begin(lane, "one");
    counts.hold(lane, "one", number("8"));
    assertThat(counts.lane(lane)).isEqualTo(state);
    state = committed(state, "8", Map.of(MINUTE, errors(2)));
    assertThat(counts.begin(lane, "two")).isEqualTo(UnansweredStarts.NONE);
    committed(state, "9", Map.of(NEXT, errors(2)));
    assertThat(counts.begin(lane, "three")).isEqualTo(UnansweredStarts.NONE);
    assertThat(counts.hold(lane, "three", number("10"))).isZero();
    counts.clear(lane);
    assertThat(counts.begin(lane, "four")).isEqualTo(UnansweredStarts.NONE);
  }

  @Test
  void to_take_back_an_attempt_in_a_minute_that_was_closed_changes_nothing() {
    var state = committed(LaneState.NEW, "7", Map.of(MINUTE, errors(1)));
    counts.begin(lane, "one");
    var other = open();
    var next = counting(state, "8", Map.of(NEXT, errors(2)));
    assertThat(other.commit(next)).isEqualTo(new CommitResult.Committed<>(next.after()));
    other.begin(lane, "two");
    counts.clear(lane);
    assertThat(counts.lane(lane)).isEqualTo(next.after());
    assertThat(other.begin(lane, "three")).isEqualTo(new UnansweredStarts(2, Optional.empty()));
  }

  @Test
  void a_commit_opens_no_minute_that_it_does_not_count() {
    var open = counting(LaneState.NEW, "7", Map.of(MINUTE, errors(1))).after();
    assertThatThrownBy(() -> new Commit(lane, LaneState.NEW, open, Map.of(), List.of(), LATER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_new_lane_is_at_the_beginning() {
    assertThat(counts.lane(lane)).isEqualTo(LaneState.NEW);
    assertThat(counts.partialCounts(lane, List.of(MINUTE))).isEmpty();
    assertThat(counts.total(lane, MINUTE)).isEqualTo(MinuteCount.EMPTY);
  }

  @Test
  void a_commit_is_read_back() {
    var commit = commit(lane, LaneState.NEW, Position.after(number("49".repeat(28))), errors(3));
    assertThat(counts.commit(commit)).isEqualTo(new CommitResult.Committed<>(commit.after()));
    assertThat(counts.lane(lane)).isEqualTo(commit.after());
    assertThat(counts.partialCounts(lane, List.of(MINUTE))).containsEntry(MINUTE, errors(3));
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(3));
  }

  @Test
  void a_position_within_a_record_is_read_back() {
    var position = Position.after(number("7")).within(number("12"), 481);
    counts.commit(commit(lane, LaneState.NEW, position, errors(1)));
    assertThat(counts.lane(lane).position()).isEqualTo(position);
  }

  @Test
  void a_second_first_commit_changes_nothing_and_returns_the_stored_state() {
    var first = commit(lane, LaneState.NEW, Position.after(number("7")), errors(3));
    counts.commit(first);
    var second = commit(lane, LaneState.NEW, Position.after(number("9")), errors(5));
    assertThat(counts.commit(second)).isEqualTo(new CommitResult.Conflict<>(first.after()));
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(3));
  }

  @Test
  void a_commit_after_a_stale_state_changes_nothing_and_returns_the_stored_state() {
    var first = commit(lane, LaneState.NEW, Position.after(number("7")), errors(3));
    counts.commit(first);
    var second = commit(lane, first.after(), Position.after(number("9")), errors(4));
    counts.commit(second);
    var zombie = commit(lane, first.after(), Position.after(number("8")), errors(9));
    assertThat(counts.commit(zombie)).isEqualTo(new CommitResult.Conflict<>(second.after()));
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(4));
  }

  @Test
  void a_total_is_the_sum_over_the_lanes() {
    counts.commit(commit(lane(0), LaneState.NEW, Position.after(number("7")), errors(3)));
    counts.commit(commit(lane(1), LaneState.NEW, Position.after(number("7")), errors(4)));
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(7));
    assertThat(counts.partialCounts(lane(1), List.of(MINUTE))).containsEntry(MINUTE, errors(4));
  }

  @Test
  void as_many_minutes_as_one_commit_may_touch_are_stored_together() {
    var many = new HashMap<Minute, MinuteCount>();
    for (var i = 0; i < Commit.MAX_MINUTES; i++) {
      many.put(new Minute(MINUTE.epochMinute() + i), errors(i + 1));
    }
    var after = LaneState.NEW.next(Position.after(number("7")), List.copyOf(many.keySet()));
    var objects = List.of("access-logs/one", "access-logs/two");
    counts.commit(new Commit(lane, LaneState.NEW, after, many, objects, LATER));
    assertThat(counts.partialCounts(lane, many.keySet())).isEqualTo(many);
    assertThat(counts.lane(lane)).isEqualTo(after);
    assertThat(counts.quarantined(lane)).containsExactlyInAnyOrderElementsOf(objects);
  }

  @Test
  void a_commit_that_loses_the_race_says_nothing_of_what_it_put_into_quarantine() {
    var after = LaneState.NEW.next(Position.after(number("7")), List.of());
    counts.commit(new Commit(lane, LaneState.NEW, after, Map.of(), List.of("won"), LATER));
    counts.commit(new Commit(lane, LaneState.NEW, after, Map.of(), List.of("lost"), LATER));
    assertThat(counts.quarantined(lane)).containsExactly("won");
    assertThat(counts.quarantined(lane(1))).isEmpty();
  }

  @Test
  void absent_minutes_are_left_out() {
    counts.commit(commit(lane, LaneState.NEW, Position.after(number("7")), errors(3)));
    var asked = List.of(MINUTE, new Minute(MINUTE.epochMinute() + 1));
    assertThat(counts.partialCounts(lane, asked)).containsOnlyKeys(MINUTE);
  }

  @Test
  void a_process_that_begins_gives_a_new_lane_an_item_that_a_commit_goes_on_from() {
    assertThat(counts.begin(lane, "one")).isEqualTo(UnansweredStarts.NONE);
    var found = counts.lane(lane);
    assertThat(found).isEqualTo(new LaneState(1, Position.BEGINNING, List.of()));
    var commit = commit(lane, found, Position.after(number("7")), errors(3));
    assertThat(counts.commit(commit)).isEqualTo(new CommitResult.Committed<>(commit.after()));
  }

  @Test
  void to_begin_and_to_hold_changes_nothing_that_a_commit_stands_on() {
    var first = commit(lane, LaneState.NEW, Position.after(number("7")), errors(3));
    counts.commit(first);
    counts.begin(lane, "one");
    counts.hold(lane, "one", number("8"));
    assertThat(counts.lane(lane)).isEqualTo(first.after());
  }

  @Test
  void processes_that_do_not_answer_are_found_until_one_answers() {
    AttemptChecks.areFoundUntilOneAnswers(counts, lane);
  }

  @Test
  void a_commit_clears_the_memory_of_processes() {
    counts.begin(lane, "one");
    counts.hold(lane, "one", number("7"));
    counts.commit(commit(lane, counts.lane(lane), Position.after(number("7")), errors(3)));
    assertThat(counts.begin(lane, "two")).isEqualTo(UnansweredStarts.NONE);
    assertThat(counts.hold(lane, "two", number("7"))).isZero();
  }

  private CommitResult<StoredCount> replace(StoredCount before, StoredCount after) {
    return counts.replace(lane, MINUTE, before, after, LATER);
  }

  @Test
  void a_count_that_stands_alone_is_replaced_if_it_is_known() {
    var first = new StoredCount(1, errors(3));
    var second = new StoredCount(2, errors(5));
    assertThat(replace(StoredCount.NONE, first)).isEqualTo(new CommitResult.Committed<>(first));
    assertThat(replace(StoredCount.NONE, first)).isEqualTo(new CommitResult.Conflict<>(first));
    assertThat(replace(first, second)).isEqualTo(new CommitResult.Committed<>(second));
    assertThat(replace(first, second)).isEqualTo(new CommitResult.Conflict<>(second));
    assertThat(counts.total(lane, MINUTE)).isEqualTo(errors(5));
  }

  @Test
  void a_quarantined_object_is_named_without_a_commit() {
    counts.nameQuarantined(lane, number("7"), List.of("one", "two"), LATER);
    counts.nameQuarantined(lane, number("9"), List.of("two", "three"), LATER);
    assertThat(counts.quarantined(lane)).containsExactlyInAnyOrder("one", "two", "three");
  }
}
