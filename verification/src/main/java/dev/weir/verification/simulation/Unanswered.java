package dev.weir.verification.simulation;

/**
 * How many invocations of a shard have not answered since a record of it was last confirmed. Three
 * that die on one record are the record's fault, and it is quarantined: so random faults kill two
 * at most, and what kills more is a story of its own.
 */
final class Unanswered {

  private static final int MAX = 2;

  /** Of the shard whose invocation runs. */
  static final ScopedValue<Unanswered> OF_SHARD = ScopedValue.newInstance();

  private int invocations;

  /** Whether the invocation that runs may die. */
  static boolean mayDie() {
    return !OF_SHARD.isBound() || OF_SHARD.get().mayBe();
  }

  /** Whether one more may be left without an answer. */
  boolean mayBe() {
    return invocations < MAX;
  }

  /** One does not answer. */
  void add() {
    invocations++;
  }

  /** A record was confirmed. */
  void reset() {
    invocations = 0;
  }
}
