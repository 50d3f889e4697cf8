package dev.weir.samples;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The card transactions of synthetic users with habits: a home, usual shops, usual amounts, some
 * with a journey. Patterns are inserted, each for a different user and labelled with the one alert
 * that it must raise under the default rules, and as many near misses, which must raise nothing.
 *
 * <p>The transactions are generated one by one while they are read: memory depends only on the
 * number of users.
 *
 * @param seed the same parameters give the same transactions, byte for byte
 * @param start the time of the first transaction; to the second
 * @param length from the first transaction to the last
 * @param users numbered from {@code user-00000}
 * @param transactions the total number, excluding duplicates
 * @param patterns how many times each {@link TransactionPattern} occurs; 0 for a sample in which
 *     nothing must be found
 * @param disorder whether producers send some transactions late, within {@link #LATENESS}, and some
 *     twice
 */
public record TransactionSample(
    long seed,
    Instant start,
    Duration length,
    int users,
    int transactions,
    int patterns,
    boolean disorder) {

  /** No transaction is sent this long after its time. */
  public static final Duration LATENESS = Duration.ofMinutes(5);

  // Closer ones could amount to a VELOCITY pattern.
  private static final Duration MIN_APART = Duration.ofSeconds(30);
  // A pattern begins after at most 80 % of the time, and may take an hour.
  private static final Duration MIN_LENGTH_WITH_PATTERNS = Duration.ofHours(6);
  private static final int MIN_OF_A_USER_WITH_PATTERNS = 20;
  // The maximum of an occurrence.
  private static final int MAX_OF_AN_OCCURRENCE = 15;
  private static final int KINDS = TransactionPattern.values().length;

  public TransactionSample {
    Objects.requireNonNull(start, "start");
    start = start.truncatedTo(ChronoUnit.SECONDS);
    require(users >= 1 && transactions >= users, "A user needs a transaction at least");
    var mostOfUser = (transactions + users - 1) / users;
    require(
        length.compareTo(MIN_APART.multipliedBy(mostOfUser)) >= 0,
        "A user's transactions must be 30 s apart: make it longer, or give more users");
    require(patterns >= 0 && patterns <= users / KINDS, "Each occurrence needs a user of its own");
    if (patterns > 0) {
      requirePatternsFit(length, users, transactions, patterns);
    }
  }

  private static void requirePatternsFit(
      Duration length, int users, int transactions, int patterns) {
    require(length.compareTo(MIN_LENGTH_WITH_PATTERNS) >= 0, "Patterns need six hours");
    var occurrences = (long) Math.min(users, 2 * KINDS * patterns) * MAX_OF_AN_OCCURRENCE;
    require(
        transactions - occurrences >= (long) MIN_OF_A_USER_WITH_PATTERNS * users,
        "Patterns need 20 usual transactions a user: give more transactions or fewer patterns");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Returns a sample without patterns, in order. */
  public static TransactionSample usual(
      long seed, Instant start, Duration length, int users, int transactions) {
    return new TransactionSample(seed, start, length, users, transactions, 0, false);
  }

  /** Returns the same users, with each pattern this many times. */
  public TransactionSample withPatterns(int each) {
    return new TransactionSample(seed, start, length, users, transactions, each, disorder);
  }

  /** Returns the same transactions, some of them sent late and some twice. */
  public TransactionSample withDisorder() {
    return new TransactionSample(seed, start, length, users, transactions, patterns, true);
  }

  /**
   * Returns all transactions in the order in which they are sent: without disorder, that of their
   * times. Each call generates them again.
   */
  public Stream<LabelledTransaction> stream() {
    var population = new Population(this);
    var inOrder = population.transactions();
    var sent =
        disorder ? new Disorder(inOrder, population.orderedUsers(), new Random(~seed)) : inOrder;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(sent, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Returns the expected findings: one label for each occurrence of a pattern. */
  public List<TransactionLabel> labels() {
    return new Population(this).labels();
  }

  /** Returns one record of each kind that must be quarantined. */
  public static List<BadRecord> badRecords(Instant arrivedAt) {
    return BadRecord.all(arrivedAt);
  }
}
