package dev.weir.verification.simulation;

/**
 * How many invocations of a shard died since a record of it was last confirmed, or go on though
 * they were given up. Three that die on one record are the record's fault, and it is quarantined:
 * so random faults kill two at most, and what kills more is a story of its own.
 */
final class Unanswered {

  private static final int MAX = 2;

  /** Of the shard whose invocation runs. */
  static final ScopedValue<Unanswered> OF_SHARD = ScopedValue.newInstance();

  private int dead;
  private int zombies;

  /** Whether the invocation that runs may die. */
  static boolean mayDie() {
    return !OF_SHARD.isBound() || OF_SHARD.get().mayBe();
  }

  /** Whether one more may be left without an answer. */
  boolean mayBe() {
    return dead + zombies < MAX;
  }

  /** One died. */
  void die() {
    dead++;
  }

  /** One was given up, and goes on. */
  void giveUp() {
    zombies++;
  }

  /** One that was given up came to its end. */
  void endZombie() {
    zombies--;
  }

  /** A record was confirmed. */
  void confirm() {
    dead = 0;
  }
}
