package dev.weir.market.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All halts that were ordered and not released.
 *
 * @param revision increases by one with each order and release; 0 if there never was one
 * @param lastNumber the number of the latest order
 * @param all in the order of their numbers
 */
public record Halts(long revision, long lastNumber, List<Halt> all) {

  /** No halt was ever ordered. */
  public static final Halts NONE = new Halts(0, 0, List.of());

  /** The maximum number in force; an operator who needs more halts all portfolios. */
  public static final int MAX = 500;

  public Halts {
    all = List.copyOf(all);
    if (all.size() > MAX) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "There are %d halts already; release some, or halt all portfolios",
              MAX));
    }
  }

  /** Returns the halts that apply to a portfolio. */
  public List<Halt> of(String portfolio, Instant asOf) {
    return all.stream().filter(halt -> halt.holds(portfolio, asOf)).toList();
  }

  /** Returns these with one more, under the next number, whatever the given one's. */
  public Halts with(Halt halt) {
    var next = new ArrayList<>(all);
    next.add(
        new Halt(
            lastNumber + 1,
            halt.scope(),
            halt.cause(),
            halt.action(),
            halt.actor(),
            halt.reason(),
            halt.until()));
    return new Halts(revision + 1, lastNumber + 1, next);
  }

  /** Returns these without the one with a number: a release ends only the halt that it names. */
  public Halts without(long number) {
    return new Halts(
        revision + 1, lastNumber, all.stream().filter(halt -> halt.number() != number).toList());
  }
}
