package dev.weir.verification.market;

import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.ReceivedMark;
import dev.weir.market.Register;
import dev.weir.market.WriteConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A Region's way to the marks' table in virtual time. A strongly consistent call of a table that
 * several Regions share takes a round trip between them; of two writes of one item that overlap,
 * the later one fails with a conflict. Counts what DynamoDB would charge for.
 */
final class ContendedMarks implements MarkStore {

  /** What both Regions did, and when each tick's mark stood in the table. */
  static final class Ledger {
    int written;
    int refused;
    int collided;
    int read;
    private final Map<String, String> writing = new HashMap<>();
    private final Map<String, Map<Long, Instant>> stoodAt = new HashMap<>();

    /** Counts from zero again. */
    void clear() {
      written = 0;
      refused = 0;
      collided = 0;
      read = 0;
    }

    /** How many writes were attempted: each is charged for. */
    int attempts() {
      return written + refused + collided;
    }

    /** When a mark of at least this sequence stood. */
    Instant stoodAt(String symbol, long sequence) {
      return stoodAt.get(symbol).entrySet().stream()
          .filter(entry -> entry.getKey() >= sequence)
          .map(Map.Entry::getValue)
          .min(Instant::compareTo)
          .orElseThrow();
    }
  }

  // Between Regions of one continent; an assumption that docs/market.md states.
  private static final int MIN_MILLIS = 20;
  private static final int MAX_MILLIS = 60;

  private final String region;
  private final MarkStore table;
  private final VirtualScheduler time;
  private final SplittableRandom random;
  private final Ledger ledger;

  ContendedMarks(
      String region,
      MarkStore table,
      VirtualScheduler time,
      SplittableRandom random,
      Ledger ledger) {
    this.region = region;
    this.table = table;
    this.time = time;
    this.random = random;
    this.ledger = ledger;
  }

  private Duration someTime() {
    return Duration.ofMillis(random.nextInt(MIN_MILLIS, MAX_MILLIS + 1) / 2);
  }

  @Override
  public Register read(String symbol, String venue) {
    ledger.read++;
    time.pass(someTime());
    var found = table.read(symbol, venue);
    time.pass(someTime());
    return found;
  }

  @Override
  public Optional<Register> replace(Register next) {
    var other = ledger.writing.putIfAbsent(next.name(), region);
    time.pass(someTime());
    if (other != null) {
      time.pass(someTime());
      ledger.collided++;
      throw new WriteConflictException("Another Region writes " + next.name(), null);
    }
    var found = table.replace(next);
    if (found.isEmpty()) {
      ledger.written++;
      next.mark().ifPresent(this::stands);
    } else {
      ledger.refused++;
    }
    time.pass(someTime());
    ledger.writing.remove(next.name());
    return found;
  }

  private void stands(Mark mark) {
    ledger
        .stoodAt
        .computeIfAbsent(mark.symbol(), _ -> new HashMap<>())
        .putIfAbsent(mark.rank().sequence(), time.instant());
  }

  @Override
  public boolean override(Register next) {
    return table.override(next);
  }

  @Override
  public List<ReceivedMark> all() {
    return table.all();
  }

  @Override
  public List<Register> registers() {
    return table.registers();
  }

  @Override
  public boolean remove(Register register) {
    return table.remove(register);
  }
}
