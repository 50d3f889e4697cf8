package dev.weir.subscriber;

import dev.weir.subscriber.MarketMessage.BeatMessage;
import dev.weir.subscriber.MarketMessage.DecisionMessage;
import dev.weir.subscriber.Observation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows the messages of a Region's topic, or of both Regions', and says what portfolios may do.
 * What is not known for sure is HALTED.
 *
 * <p>Subscribe a queue first; then read the snapshot, strongly consistently, and give it to {@link
 * #snapshot}; then give each message to {@link #take}, in the order of its message group. Messages
 * that came before the snapshot do no harm. Where {@link #unknown} names portfolios, read these
 * again.
 *
 * <p>Safe for several threads.
 */
public final class PortfolioFollower {

  /** How far clocks may be apart, where they are kept by NTP or PTP. */
  public static final Duration USUAL_SKEW = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Duration skew;
  private final Map<String, FollowedPortfolio> portfolios = new TreeMap<>();
  private final Map<String, BeatMessage> beats = new HashMap<>();

  /** With clocks that are at most {@link #USUAL_SKEW} apart. */
  public PortfolioFollower(InstantSource clock) {
    this(clock, USUAL_SKEW);
  }

  /**
   * With a clock, which must not be set back; see {@link SteadyClock}.
   *
   * @param skew how far it may be behind those of Weir's functions and of Kinesis
   */
  public PortfolioFollower(InstantSource clock, Duration skew) {
    this.clock = clock;
    this.skew = skew;
  }

  /**
   * Takes a message of the topic in, a decision or a beat. It may come again, late, or from another
   * Region.
   *
   * @return what is worth noting of it
   * @throws IllegalArgumentException if it is neither a decision nor a beat; nothing changes
   */
  public synchronized List<Observation> take(String message) {
    return switch (MarketMessageReader.read(message)) {
      case DecisionMessage decision ->
          portfolio(decision.portfolio()).take(decision).stream().toList();
      case BeatMessage beat -> take(beat);
    };
  }

  /**
   * Takes in what is stored of a portfolio, read strongly consistently after the subscription was
   * made: the attribute {@code decision} of its item in the risk table. Its marks, which the item
   * has elsewhere, are not looked at.
   *
   * @throws IllegalArgumentException if it is no decision
   */
  public synchronized List<Observation> snapshot(String decision) {
    if (MarketMessageReader.read(decision) instanceof DecisionMessage stored) {
      return portfolio(stored.portfolio()).snapshot(stored.ofSnapshot()).stream().toList();
    }
    throw new IllegalArgumentException("A beat is no snapshot");
  }

  private FollowedPortfolio portfolio(String name) {
    return portfolios.computeIfAbsent(name, FollowedPortfolio::new);
  }

  private List<Observation> take(BeatMessage beat) {
    var observed = new ArrayList<Observation>();
    var before = Optional.ofNullable(beats.get(beat.group()));
    before.flatMap(known -> compare(known, beat)).ifPresent(observed::add);
    if (before.isEmpty() || before.get().number() < beat.number()) {
      beats.put(beat.group(), beat);
    }
    for (var listed : beat.listed()) {
      portfolio(listed.portfolio()).take(listed, beat.validUntil()).ifPresent(observed::add);
    }
    return observed;
  }

  private static Optional<Observation> compare(BeatMessage known, BeatMessage beat) {
    if (beat.number() <= known.number()) {
      return Optional.of(new Observation(Kind.DUPLICATE, beat.group(), "beat " + beat.number()));
    }
    return beat.number() == known.number() + 1
        ? Optional.empty()
        : Optional.of(
            new Observation(
                Kind.MISSED_BEAT,
                beat.group(),
                "beat " + beat.number() + " after " + known.number()));
  }

  /** What a portfolio may do now. */
  public synchronized Allowance allowance(String portfolio) {
    var followed = portfolios.get(portfolio);
    if (followed == null) {
      return new Allowance(TradingState.HALTED, Allowance.Knowledge.UNKNOWN, 0);
    }
    var beat = beats.get(followed.group());
    var groupUntil = beat == null ? Instant.MIN : beat.validUntil();
    return followed.allowance(groupUntil, clock.instant().plus(skew));
  }

  /** Portfolios whose snapshot must be read: unknown, or with a gap. */
  public synchronized Set<String> unknown() {
    var unknown = new TreeSet<String>();
    for (var portfolio : portfolios.keySet()) {
      var knowledge = allowance(portfolio).knowledge();
      if (knowledge == Allowance.Knowledge.UNKNOWN || knowledge == Allowance.Knowledge.GAP) {
        unknown.add(portfolio);
      }
    }
    return unknown;
  }

  /** An operator has looked at a disagreement: from now on what came last counts again. */
  public synchronized void acknowledge(String portfolio) {
    portfolio(portfolio).acknowledge();
  }
}
