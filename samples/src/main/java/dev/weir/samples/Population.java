package dev.weir.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** All users of a sample, each with habits and at most one occurrence. */
final class Population {

  private static final List<TransactionPattern> PATTERNS = List.of(TransactionPattern.values());
  private static final double EARLIEST_HOME = 0.1;
  private static final double EARLIEST = 0.2;
  // By then eleven of twenty normal transactions are made, and an amount spike needs ten.
  private static final double EARLIEST_SPIKE = 0.55;
  private static final double LATEST = 0.8;

  private final TransactionSample sample;
  private final List<Habits> habits = new ArrayList<>();
  private final List<Occurrence> occurrences = new ArrayList<>();
  private final List<Random> randoms = new ArrayList<>();

  Population(TransactionSample sample) {
    this.sample = sample;
    var places = places();
    for (var user = 0; user < sample.users(); user++) {
      var random = new Random(Habits.mixed(sample.seed() + Habits.mixed(user)));
      var usual = Habits.of(sample.seed(), user, random);
      randoms.add(random);
      habits.add(usual);
      occurrences.add(occurrence(usual, places.get(user), random));
    }
    if (usualTransactions() < 0) {
      throw new IllegalArgumentException("Patterns take more transactions than there are to be");
    }
  }

  /**
   * Returns a number for each user, all different, in random order: it decides on the user's
   * occurrence.
   */
  private List<Integer> places() {
    var places = new ArrayList<>(IntStream.range(0, sample.users()).boxed().toList());
    Collections.shuffle(places, new Random(sample.seed()));
    return places;
  }

  // The patterns first, then as many near misses as there are users left.
  private Occurrence occurrence(Habits usual, int place, Random random) {
    var kind = place / Math.max(1, sample.patterns());
    if (sample.patterns() == 0 || kind >= 2 * PATTERNS.size()) {
      return Occurrence.none(
          Whereabouts.usual(usual.home(), sample.start(), sample.length(), random));
    }
    var pattern = PATTERNS.get(kind % PATTERNS.size());
    var patterns = new FraudPatterns(usual, at(EARLIEST_HOME), timeOf(pattern, random), random);
    return kind < PATTERNS.size() ? patterns.make(pattern) : new NearMisses(patterns).make(pattern);
  }

  private Instant timeOf(TransactionPattern pattern, Random random) {
    var earliest = pattern == TransactionPattern.AMOUNT_SPIKE ? EARLIEST_SPIKE : EARLIEST;
    return at(random.nextDouble(earliest, LATEST));
  }

  private Instant at(double part) {
    var length = sample.length();
    return sample.start().plus(Duration.ofMillis((long) (part * length.toMillis())));
  }

  private int usualTransactions() {
    return sample.transactions()
        - occurrences.stream().mapToInt(each -> each.transactions().size()).sum();
  }

  /** Returns one label for each occurrence of a pattern. */
  List<TransactionLabel> labels() {
    return occurrences.stream()
        .flatMap(occurrence -> occurrence.transactions().stream())
        .flatMap(transaction -> transaction.label().stream())
        .distinct()
        .toList();
  }

  /** Returns the users whose transactions must be sent in order. */
  Set<String> orderedUsers() {
    var users = new HashSet<String>();
    for (var user = 0; user < habits.size(); user++) {
      if (occurrences.get(user).ordered()) {
        users.add(habits.get(user).userId());
      }
    }
    return users;
  }

  /**
   * Returns all transactions in the order of their times. May be called once, because it consumes
   * the users' random generators.
   */
  Iterator<LabelledTransaction> transactions() {
    var usual = usualTransactions();
    var shoppers = new PriorityQueue<Shopper>(habits.size());
    for (var user = 0; user < habits.size(); user++) {
      var more = user < usual % sample.users() ? 1 : 0;
      var shopper = shopper(user, usual / sample.users() + more);
      if (shopper.hasNext()) {
        shoppers.add(shopper);
      }
    }
    return new Merged(shoppers);
  }

  private Shopper shopper(int user, int usual) {
    return new Shopper(
        habits.get(user),
        occurrences.get(user),
        randoms.get(user),
        sample.start(),
        sample.length(),
        usual);
  }

  private record Merged(PriorityQueue<Shopper> shoppers) implements Iterator<LabelledTransaction> {

    @Override
    public boolean hasNext() {
      return !shoppers.isEmpty();
    }

    @Override
    public LabelledTransaction next() {
      var shopper = shoppers.remove();
      var next = shopper.next();
      if (shopper.hasNext()) {
        shoppers.add(shopper);
      }
      return next;
    }
  }
}
