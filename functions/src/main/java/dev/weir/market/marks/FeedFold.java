package dev.weir.market.marks;

import dev.weir.market.Mark;
import dev.weir.market.marks.FeedState.LastTick;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Adds the ticks of further records to what a lane's feed has brought so far. */
final class FeedFold {

  private final LinkedHashMap<String, LastTick> last;
  private final ArrayDeque<FeedGap> gaps;
  private Position position;
  private long ticks;
  private long repeated;
  private long rejected;
  private long forgottenGaps;
  private long forgottenRegisters;
  private int registerBytes;
  private int opened;

  FeedFold(FeedState before) {
    last = new LinkedHashMap<>(before.last());
    last.forEach((name, tick) -> registerBytes += FeedCodec.bytes(name, tick));
    gaps = new ArrayDeque<>(before.gaps());
    position = before.position();
    ticks = before.ticks();
    repeated = before.repeated();
    rejected = before.rejected();
    forgottenGaps = before.forgottenGaps();
    forgottenRegisters = before.forgottenRegisters();
  }

  /** A record of the lane was read, with its ticks, and so many lines put aside. */
  void add(SequenceNumber record, List<Mark> marks, int putAside) {
    marks.forEach(this::add);
    rejected += putAside;
    position = Position.after(record);
  }

  private void add(Mark mark) {
    ticks++;
    var before = last.get(mark.name());
    var session = before == null ? 0 : mark.session().compareTo(before.session());
    if (before == null || session > 0) {
      // Who joins in mid-session has missed nothing; a new session begins with 1.
      open(mark, before == null ? mark.sequence() : 1);
    } else if (session == 0 && mark.sequence() > before.sequence()) {
      open(mark, before.sequence() + 1);
    } else {
      repeated += fill(mark) ? 0 : 1;
    }
  }

  private void open(Mark mark, long expected) {
    move(mark.name(), new LastTick(mark.session(), mark.sequence()));
    if (mark.sequence() > expected) {
      opened++;
      gaps.add(
          new FeedGap(
              mark.name(), mark.session(), expected, mark.sequence() - 1, mark.occurredAt()));
      forgetOldestGaps();
    }
  }

  /** Puts a register behind all others, and forgets the first ones where there is no more room. */
  private void move(String name, LastTick tick) {
    var before = last.remove(name);
    registerBytes -= before == null ? 0 : FeedCodec.bytes(name, before);
    last.put(name, tick);
    registerBytes += FeedCodec.bytes(name, tick);
    while (registerBytes > FeedState.MOST_REGISTER_BYTES) {
      var oldest = last.pollFirstEntry();
      registerBytes -= FeedCodec.bytes(oldest.getKey(), oldest.getValue());
      forgottenRegisters++;
    }
  }

  private void forgetOldestGaps() {
    while (gaps.size() > FeedState.MOST_GAPS) {
      gaps.removeFirst();
      forgottenGaps++;
    }
  }

  /** A tick that comes late closes its part of a gap; returns whether it was missing. */
  private boolean fill(Mark mark) {
    for (var gap : gaps) {
      if (gap.covers(mark.name(), mark.session(), mark.sequence())) {
        var left = new ArrayList<FeedGap>(gaps.size() + 1);
        for (var each : gaps) {
          left.addAll(each.equals(gap) ? without(gap, mark.sequence()) : List.of(each));
        }
        gaps.clear();
        gaps.addAll(left);
        forgetOldestGaps(); // a tick amid a gap makes two of it
        return true;
      }
    }
    return false;
  }

  private static List<FeedGap> without(FeedGap gap, long sequence) {
    var left = new ArrayList<FeedGap>(2);
    if (sequence > gap.from()) {
      left.add(new FeedGap(gap.name(), gap.session(), gap.from(), sequence - 1, gap.seenAt()));
    }
    if (sequence < gap.to()) {
      left.add(new FeedGap(gap.name(), gap.session(), sequence + 1, gap.to(), gap.seenAt()));
    }
    return left;
  }

  /** How many gaps the further records left. */
  int opened() {
    return opened;
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
