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
 * Small purchases of many users, each in a city of their own, one by one, for as long as somebody
 * wants them: what a pipeline's usual load looks like. The users come one after the other, so that
 * none of them buys suspiciously often. Not safe for several threads.
 */
public final class SteadyTransactions {

  private static final int USERS = 20_000;
  private static final int MIN_CENTS = 800;
  private static final int MAX_CENTS = 4_000;

  private final long seed;
  private final Random random;
  private int made;

  /**
   * Transactions.
   *
   * @param seed the same seed and times give the same transactions; those of two seeds have
   *     different ids
   */
  public SteadyTransactions(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /** The next one, of the next user. */
  public Transaction next(Instant at) {
    return next(made % USERS, at);
  }

  /**
   * The next one, of this user.
   *
   * @param user the number of one, from 0
   */
  public Transaction next(int user, Instant at) {
    // By the user's number alone: a later run must not find them in another city.
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

  /** The id of a user by number. */
  public static String userId(int user) {
    return "steady-user-%05d".formatted(user);
  }

  /** A record that is not a transaction: its JSON is cut off. */
  public byte[] unreadable(Instant at) {
    var json = TransactionJson.write(next(at));
    return Arrays.copyOf(json, json.length / 2);
  }
}
