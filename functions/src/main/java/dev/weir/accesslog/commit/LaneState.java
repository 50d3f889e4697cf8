package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.BusyServices;
import dev.weir.alerts.FloodCounts;
import dev.weir.events.Minute;
import dev.weir.stream.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stored state of a lane: the fence of all its partial counts, in one item. That is the item of
 * the minute that is open, so that a commit which touches no other minute writes nothing else; the
 * lane's own item says which one it is.
 *
 * @param revision increases by one with each commit; 0 until the lane has an item, which its first
 *     process creates when it starts
 * @param position how far the lane has been applied
 * @param touched the minutes that the last commit touched and that rules were not yet evaluated
 *     for. Rules are evaluated after the commit; what a crash or the deadline left is evaluated
 *     first by the next invocation
 * @param arrived when the records of the last commit arrived; empty where older code wrote it
 * @param floods how many alerts of each of the latest minutes were published one by one
 * @param busy the services that have places in the next minute
 * @param open the minute whose item carries this state: the latest one that was counted, and never
 *     one ahead of arrival, which would stay the latest. Empty where the lane's own item carries
 *     it: nothing is counted yet, an earlier version wrote it, or it is the lane of a replay
 */
public record LaneState(
    long revision,
    Position position,
    List<Minute> touched,
    Optional<ArrivalSpan> arrived,
    FloodCounts floods,
    BusyServices busy,
    Optional<Minute> open) {

  /** A lane without any commit. */
  public static final LaneState NEW = new LaneState(0, Position.BEGINNING, List.of());

  /**
   * When some records arrived in the stream.
   *
   * @param first the earliest arrival
   * @param last the latest arrival
   */
  public record ArrivalSpan(Instant first, Instant last) {}

  public LaneState {
    touched = List.copyOf(touched);
    Objects.requireNonNull(arrived);
    Objects.requireNonNull(floods);
    Objects.requireNonNull(busy);
    Objects.requireNonNull(open);
  }

  /** Creates a state with unknown arrival times. */
  public LaneState(long revision, Position position, List<Minute> touched) {
    this(
        revision,
        position,
        touched,
        Optional.empty(),
        FloodCounts.NONE,
        BusyServices.NONE,
        Optional.empty());
  }

  /** Returns the state after a commit that advances the lane to a position. */
  public LaneState next(
      Position to, List<Minute> nowTouched, ArrivalSpan nowArrived, BusyServices nowBusy) {
    var nowOpen = nowBusy.newest().filter(nowTouched::contains).or(() -> open);
    return new LaneState(
        revision + 1, to, nowTouched, Optional.of(nowArrived), floods, nowBusy, nowOpen);
  }

  /** Returns the state after a commit with unknown arrival times. */
  public LaneState next(Position to, List<Minute> nowTouched) {
    return new LaneState(revision + 1, to, nowTouched, Optional.empty(), floods, busy, open);
  }

  /** Returns the state after a commit that only stores how far rules were evaluated. */
  LaneState nextWithProgress() {
    return new LaneState(revision + 1, position, touched, arrived, floods, busy, open);
  }

  /**
   * Returns the state after the position is claimed and before anything is counted: no item of a
   * later minute exists yet that could carry it.
   */
  LaneState carriedBy(Optional<Minute> minute) {
    return new LaneState(revision, position, touched, arrived, floods, busy, minute);
  }

  /** Returns the state after minutes were counted whose records it already covers. */
  LaneState touching(Collection<Minute> more) {
    var minutes = Stream.concat(touched.stream(), more.stream()).distinct().toList();
    var nowOpen = busy.newest().filter(more::contains).or(() -> open);
    return new LaneState(revision + 1, position, minutes, arrived, floods, busy, nowOpen);
  }

  /** Returns the state after a commit that takes the lane back to where it was before a claim. */
  LaneState backTo(LaneState before) {
    return new LaneState(
        revision + 1, before.position, before.touched, before.arrived, floods, before.busy, open);
  }

  /** Returns the state that a batch begins with where no position is kept between batches. */
  public LaneState restarted() {
    return new LaneState(0, Position.BEGINNING, List.of(), arrived, floods, busy, Optional.empty());
  }

  /** The same state, not yet stored, with the minutes left to evaluate. */
  public LaneState evaluated(List<Minute> left, FloodCounts nowFloods) {
    return new LaneState(revision, position, left, arrived, nowFloods, busy, open);
  }
}
