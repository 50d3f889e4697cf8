package dev.weir.samples;

import dev.weir.events.market.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * The ticks of a feed: without those of its gaps, in an order that differs slightly between
 * symbols, and some of them repeated.
 */
final class MarketFeedTicks implements Iterator<Tick> {

  // Any of this many consecutive ticks may come first.
  private static final int HELD = 8;
  private static final int DUPLICATES_PER_MILLE = 10;
  private static final int LATEST_DUPLICATE = 50;

  private final Iterator<Tick> source;
  private final Map<String, List<MarketGap>> gaps = new HashMap<>();
  private final Random random;
  private final boolean faults;
  private final List<Tick> held = new ArrayList<>(HELD);
  private Tick duplicate;
  private int ticksBeforeDuplicate;

  MarketFeedTicks(Iterator<Tick> source, List<MarketGap> gaps, Random random, boolean faults) {
    this.source = source;
    gaps.forEach(gap -> this.gaps.computeIfAbsent(gap.symbol(), _ -> new ArrayList<>()).add(gap));
    this.random = random;
    this.faults = faults;
    fill();
  }

  @Override
  public boolean hasNext() {
    return !held.isEmpty() || duplicate != null;
  }

  @Override
  public Tick next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (duplicate != null && (held.isEmpty() || ticksBeforeDuplicate-- == 0)) {
      return sendAgain();
    }
    var next = held.remove(faults ? any() : 0);
    fill();
    mayDuplicate(next);
    return next;
  }

  private Tick sendAgain() {
    var again = duplicate;
    duplicate = null;
    return again;
  }

  // Chooses the first held tick of a symbol: ticks of one symbol keep their order.
  private int any() {
    var symbol = held.get(random.nextInt(held.size())).symbol();
    var first = 0;
    while (!held.get(first).symbol().equals(symbol)) {
      first++;
    }
    return first;
  }

  private void mayDuplicate(Tick tick) {
    if (faults && duplicate == null && random.nextInt(1_000) < DUPLICATES_PER_MILLE) {
      duplicate = tick;
      ticksBeforeDuplicate = random.nextInt(LATEST_DUPLICATE);
    }
  }

  private void fill() {
    while (held.size() < HELD && source.hasNext()) {
      var tick = source.next();
      if (gaps.getOrDefault(tick.symbol(), List.of()).stream().noneMatch(gap -> gap.covers(tick))) {
        held.add(tick);
      }
    }
  }
}
