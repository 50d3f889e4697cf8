package dev.weir.market.marks.decide;

import dev.weir.market.Rank;
import dev.weir.stream.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a lane's feed, up to a position: a fold of the lane's records, so that a redelivery
 * changes nothing.
 *
 * @param position how far the lane is applied; all marks up to it are stored
 * @param ticks the number of ticks read
 * @param repeated the number of these that had come before: sent again by a producer
 * @param rejected the number of unreadable lines and records
 * @param last the latest tick by register, as {@code session/sequence}; those that have not moved
 *     for longest come first
 * @param gaps that are still open, the latest {@link #MAX_GAPS}
 * @param forgottenGaps the number of older ones that were still open when they were dropped
 * @param forgottenRegisters how often a register was dropped for another one, because all have to
 *     fit into {@link #MAX_REGISTER_BYTES}; one that returns counts as new, so that no gap before
 *     it is detected
 */
public record FeedState(
    Position position,
    long ticks,
    long repeated,
    long rejected,
    Map<String, LastTick> last,
    List<FeedGap> gaps,
    long forgottenGaps,
    long forgottenRegisters) {

  /** The maximum number of gaps kept for a lane: at most 140 bytes each, of an item's 400 KB. */
  public static final int MAX_GAPS = 500;

  /**
   * The maximum size of a lane's registers before they are deflated, in bytes: together with the
   * gaps they fit into an item, whatever names a producer chooses. Ten thousand registers with
   * normal names.
   */
  public static final int MAX_REGISTER_BYTES = 320_000;

  /** The state before the first record. */
  public static final FeedState NEW =
      new FeedState(Position.BEGINNING, 0, 0, 0, Map.of(), List.of(), 0, 0);

  /**
   * Returns the initial state of a lane whose shard results from a split or merge: it continues
   * with the parents' registers, so that gaps at that moment are detected. Gaps stay with the
   * parents.
   */
  public static FeedState after(List<FeedState> parents) {
    var last = new LinkedHashMap<String, LastTick>();
    for (var parent : parents) {
      parent.last().forEach((name, tick) -> last.merge(name, tick, LastTick::newer));
    }
    return new FeedState(Position.BEGINNING, 0, 0, 0, last, List.of(), 0, 0);
  }

  /**
   * The newest tick of a register.
   *
   * @param sessionOrder the place of its session, see {@link Rank#sessionOrder}
   * @param epoch of the session, as the feed states it
   * @param suspect a sequence that is too far from this one to be accepted at once; 0 for none. If
   *     the next tick is near it, the feed continues from there
   */
  public record LastTick(
      long sessionOrder, String session, long epoch, long sequence, long suspect) {

    /** Creates a tick without a suspect, of a session that is a date, or ordered as text. */
    public LastTick(String session, long sequence) {
      this(Rank.orderOf(session), session, 0, sequence, 0);
    }

    private Rank rank() {
      return new Rank(0, sessionOrder, session, epoch, 0, 0);
    }

    /**
     * Compares sessions, and epochs of one: below zero for one before this tick's, above zero for
     * one after it.
     */
    int compareSession(Rank other) {
      return new Rank(0, other.sessionOrder(), other.session(), other.epoch(), 0, 0)
          .compareTo(rank());
    }

    LastTick newer(LastTick other) {
      var sessions = compareSession(other.rank());
      return sessions > 0 || (sessions == 0 && other.sequence > sequence) ? other : this;
    }
  }

  public FeedState {
    last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    gaps = List.copyOf(gaps);
  }
}
