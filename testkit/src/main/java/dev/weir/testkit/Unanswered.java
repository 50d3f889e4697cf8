package dev.weir.testkit;

/**
 * Counts the invocations of a shard that died since a record of it was last confirmed, or continue
 * though they were given up. After three deaths on one record it is quarantined: so random faults
 * kill at most two, and records that kill more are tested separately.
 */
final class Unanswered {

  private static final int MAX = 2;

  /** The count for the shard whose invocation runs. */
  static final ScopedValue<Unanswered> OF_SHARD = ScopedValue.newInstance();

  private int dead;
  private int zombies;

  /** Returns whether the running invocation may die. */
  static boolean mayDie() {
    return !OF_SHARD.isBound() || OF_SHARD.get().mayBe();
  }

  /** Returns whether one more may be left without an answer. */
  boolean mayBe() {
    return dead + zombies < MAX;
  }

  /** Counts a death. */
  void die() {
    dead++;
  }

  /** Counts an invocation that was given up, and continues. */
  void giveUp() {
    zombies++;
  }

  /** Counts the end of an invocation that was given up. */
  void endZombie() {
    zombies--;
  }

  /** Resets the count after a confirmed record. */
  void confirm() {
    dead = 0;
  }
}
