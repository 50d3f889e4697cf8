package dev.weir.market.marks.decide;

import dev.weir.market.Rank;
import dev.weir.stream.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a lane's feed has brought so far, up to a position: a fold of the lane's records, so that a
 * redelivery finds it and changes nothing.
 *
 * @param position how far the lane is applied; all marks up to it are stored
 * @param ticks how many were read
 * @param repeated how many of these had come before: what a producer sent again
 * @param rejected how many lines and records could not be read
 * @param last the latest tick by register, as {@code session/sequence}; those that have not moved
 *     for longest come first
 * @param gaps that are still open, the latest {@link #MAX_GAPS}
 * @param forgottenGaps how many older ones were open when their places were taken
 * @param forgottenRegisters how often a register gave its place to another, because all have to fit
 *     in {@link #MAX_REGISTER_BYTES}; one that comes again is as new, so no gap before it is seen
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

  /** How many gaps a lane remembers: at most 130 bytes each, of an item's 400 KB. */
  public static final int MAX_GAPS = 500;

  /**
   * How many bytes of registers a lane remembers, before they are deflated: with the gaps they fit
   * in an item, whatever a producer names them. Ten thousand registers of usual names.
   */
  public static final int MAX_REGISTER_BYTES = 320_000;

  /** Nothing came yet. */
  public static final FeedState NEW =
      new FeedState(Position.BEGINNING, 0, 0, 0, Map.of(), List.of(), 0, 0);

  /**
   * What a lane begins with whose shard others were split or merged into: it goes on with their
   * registers, so that what is left out at that moment is seen. Their gaps stay with them.
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
   * @param sessionOrder where its session stands, see {@link Rank#sessionOrder}
   * @param suspect a sequence that is too far from this one to be believed at once; 0 for none. If
   *     the next tick is near it, the feed goes on from there
   */
  public record LastTick(long sessionOrder, String session, long sequence, long suspect) {

    /** Without a suspect, of a session that is a date, or ordered as text. */
    public LastTick(String session, long sequence) {
      this(Rank.orderOf(session), session, sequence, 0);
    }

    /** Below zero for a session before this one, above zero for one after it. */
    int compareSession(Rank rank) {
      var order = Long.compare(rank.sessionOrder(), sessionOrder);
      return order == 0 ? rank.session().compareTo(session) : order;
    }

    LastTick newer(LastTick other) {
      var sessions = compareSession(new Rank(0, other.sessionOrder, other.session, 0, 0, 0));
      return sessions > 0 || (sessions == 0 && other.sequence > sequence) ? other : this;
    }
  }

  public FeedState {
    last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    gaps = List.copyOf(gaps);
  }
}
