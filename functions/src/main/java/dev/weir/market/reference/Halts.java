package dev.weir.market.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that operators ordered by hand and did not release.
 *
 * @param revision rises with each order and release, by one; 0 where there never was one
 * @param lastNumber the number of the latest order
 * @param all in the order of their numbers
 */
public record Halts(long revision, long lastNumber, List<Halt> all) {

  /** Nothing was ever ordered. */
  public static final Halts NONE = new Halts(0, 0, List.of());

  /** How many can be in force; an operator who needs more halts all portfolios. */
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

  /** Those that hold for a portfolio. */
  public List<Halt> of(String portfolio, Instant asOf) {
    return all.stream().filter(halt -> halt.holds(portfolio, asOf)).toList();
  }

  /** With one more, under the next number, which the given one need not have. */
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

  /** Without the one of a number: a release undoes none that it does not name. */
  public Halts without(long number) {
    return new Halts(
        revision + 1, lastNumber, all.stream().filter(halt -> halt.number() != number).toList());
  }
}
