package dev.weir.market.marks.decide;

import dev.weir.market.Mark;
import dev.weir.market.Rank;
import dev.weir.market.RegisterFold;
import dev.weir.market.marks.decide.FeedState.LastTick;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Adds the ticks of further records to the state of a lane's feed. */
final class FeedFold {

  /** Below it, a sequence above the last session's may equally be one that restarted with 1. */
  static final long MIN_RUN_ON = 1_000;

  private final LinkedHashMap<String, LastTick> last;
  private final List<FeedGap> gaps;
  private Position position;
  private long ticks;
  private long repeated;
  private long rejected;
  private long forgottenGaps;
  private long forgottenRegisters;
  private int registerBytes;
  private int opened;
  private int restarts;

  FeedFold(FeedState before) {
    last = new LinkedHashMap<>(before.last());
    last.forEach((name, tick) -> registerBytes += FeedCodec.bytes(name, tick));
    gaps = new ArrayList<>(before.gaps());
    position = before.position();
    ticks = before.ticks();
    repeated = before.repeated();
    rejected = before.rejected();
    forgottenGaps = before.forgottenGaps();
    forgottenRegisters = before.forgottenRegisters();
  }

  /** Adds a record of the lane, with its ticks and the number of its rejected lines. */
  void add(SequenceNumber record, List<Mark> marks, int rejectedLines) {
    marks.forEach(this::add);
    rejected += rejectedLines;
    position = Position.after(record);
  }

  private void add(Mark mark) {
    ticks++;
    var rank = mark.rank();
    var before = last.get(mark.name());
    if (before == null) {
      // A feed that joins in mid-session has no gap.
      move(mark.name(), tick(rank));
      return;
    }
    var session = before.compareSession(rank);
    if (session < 0) {
      repeated += fill(mark) ? 0 : 1;
    } else if (isFar(before, rank, session)) {
      suspect(mark, before, session);
    } else if (session > 0) {
      open(mark, runsOn(before, rank) ? before.sequence() + 1 : 1);
    } else if (rank.ownSequence() > before.sequence()) {
      open(mark, before.sequence() + 1);
    } else {
      repeated += fill(mark) ? 0 : 1;
    }
  }

  private static LastTick tick(Rank rank) {
    return new LastTick(rank.sessionOrder(), rank.session(), rank.epoch(), rank.ownSequence(), 0);
  }

  /**
   * Whether a feed's numbers continue over its sessions: it is above its last one, and not by
   * little.
   */
  private static boolean runsOn(LastTick before, Rank rank) {
    return before.sequence() >= MIN_RUN_ON && rank.ownSequence() > before.sequence();
  }

  /**
   * Whether a sequence is too far from the last one to be accepted at once: the step would not be a
   * real gap, or nothing after it would count.
   */
  private static boolean isFar(LastTick before, Rank rank, int session) {
    var expected = session > 0 && !runsOn(before, rank) ? 0 : before.sequence();
    return Math.abs(rank.ownSequence() - expected) > RegisterFold.MAX_SEQUENCE_STEP;
  }

  /** A second tick near the first distant one shows that the feed is there now. */
  private void suspect(Mark mark, LastTick before, int session) {
    var rank = mark.rank();
    var isSecond =
        before.suspect() > 0
            && before.suspect() != rank.ownSequence()
            && Math.abs(before.suspect() - rank.ownSequence()) <= RegisterFold.MAX_SEQUENCE_STEP;
    if (!isSecond) {
      move(
          mark.name(),
          new LastTick(
              before.sessionOrder(),
              before.session(),
              before.epoch(),
              before.sequence(),
              rank.ownSequence()));
    } else if (session == 0 && rank.ownSequence() > before.sequence()) {
      open(mark, before.sequence() + 1);
    } else {
      // In another session, or back: gaps there can't be determined.
      restarts += session == 0 ? 1 : 0;
      move(mark.name(), tick(rank));
    }
  }

  private void open(Mark mark, long expected) {
    var rank = mark.rank();
    var sequence = rank.ownSequence();
    move(mark.name(), tick(rank));
    if (sequence > expected) {
      opened++;
      gaps.add(
          new FeedGap(
              mark.name(),
              mark.session(),
              rank.epoch(),
              expected,
              sequence - 1,
              mark.occurredAt()));
      forgetOldestGaps();
    }
  }

  /** Moves a register to the end, and forgets the first ones if the space is exhausted. */
  private void move(String name, LastTick tick) {
    var before = last.remove(name);
    registerBytes -= before == null ? 0 : FeedCodec.bytes(name, before);
    last.put(name, tick);
    registerBytes += FeedCodec.bytes(name, tick);
    while (registerBytes > FeedState.MAX_REGISTER_BYTES) {
      var oldest = last.pollFirstEntry();
      registerBytes -= FeedCodec.bytes(oldest.getKey(), oldest.getValue());
      forgottenRegisters++;
    }
  }

  private void forgetOldestGaps() {
    while (gaps.size() > FeedState.MAX_GAPS) {
      gaps.removeFirst();
      forgottenGaps++;
    }
  }

  /** Closes the part of a gap that a late tick fills; returns whether it was missing. */
  private boolean fill(Mark mark) {
    var name = mark.name(); // which is made of two texts
    var sequence = mark.rank().ownSequence();
    for (var i = 0; i < gaps.size(); i++) {
      var gap = gaps.get(i);
      if (gap.spans(sequence) && gap.isOfSequence(name, mark.session(), mark.rank().epoch())) {
        replaceAll(gap, i, without(gap, sequence));
        forgetOldestGaps(); // a tick in the middle of a gap splits it in two
        return true;
      }
    }
    return false;
  }

  /** Replaces a gap, also where a sequence that restarted has left the same one again. */
  private void replaceAll(FeedGap gap, int first, List<FeedGap> left) {
    for (var i = gaps.size() - 1; i >= first; i--) {
      if (gaps.get(i).from() == gap.from() && gaps.get(i).equals(gap)) {
        gaps.remove(i);
        gaps.addAll(i, left);
      }
    }
  }

  private static List<FeedGap> without(FeedGap gap, long sequence) {
    var left = new ArrayList<FeedGap>(2);
    if (sequence > gap.from()) {
      left.add(gap.between(gap.from(), sequence - 1));
    }
    if (sequence < gap.to()) {
      left.add(gap.between(sequence + 1, gap.to()));
    }
    return left;
  }

  /** Returns the number of gaps in the further records. */
  int opened() {
    return opened;
  }

  /** Returns how often a sequence fell far back within its session, and continued from there. */
  int restarts() {
    return restarts;
  }

  FeedState after() {
    return new FeedState(
        position,
        ticks,
        repeated,
        rejected,
        last,
        List.copyOf(gaps),
        forgottenGaps,
        forgottenRegisters);
  }
}
