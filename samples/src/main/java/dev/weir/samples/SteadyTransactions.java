package dev.weir.samples;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Endless small purchases of many users, each in a different city: a pipeline's normal load. The
 * users take turns, so that none of them buys suspiciously often. Not thread-safe.
 */
public final class SteadyTransactions {

  private static final int USERS = 20_000;
  private static final int MIN_CENTS = 800;
  private static final int MAX_CENTS = 4_000;

  private final long seed;
  private final Random random;
  private int made;

  /**
   * Creates the transactions.
   *
   * @param seed the same seed and times give the same transactions; those of two seeds have
   *     different ids
   */
  public SteadyTransactions(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /** Returns the next transaction, of the next user. */
  public Transaction next(Instant at) {
    return next(made % USERS, at);
  }

  /**
   * Returns the next transaction of this user.
   *
   * @param user the user's number, from 0
   */
  public Transaction next(int user, Instant at) {
    // By the user's number alone: a later run must not place a user in another city.
    var city = City.ALL.get(user % City.ALL.size());
    var cents = random.nextInt(MIN_CENTS, MAX_CENTS);
    return new Transaction(
        "steady-%016x-%d".formatted(seed, made++),
        userId(user),
        Habits.cents(cents, city.currency()),
        "Corner Bakery",
        Optional.empty(),
        Channel.PRESENT,
        new Location(city.country(), city.name(), Optional.of(city.centre())),
        at);
  }

  /** Returns the id of a user by number. */
  public static String userId(int user) {
    return "steady-user-%05d".formatted(user);
  }

  /** Returns a record that is not a transaction: truncated JSON. */
  public byte[] unreadable(Instant at) {
    var json = TransactionJson.write(next(at));
    return Arrays.copyOf(json, json.length / 2);
  }
}
