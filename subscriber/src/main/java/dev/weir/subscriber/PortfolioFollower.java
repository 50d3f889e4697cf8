package dev.weir.subscriber;

import dev.weir.subscriber.MarketMessage.BeatMessage;
import dev.weir.subscriber.MarketMessage.DecisionMessage;
import dev.weir.subscriber.Observation.ObservationKind;
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
 * Follows the messages of a Region's topic, or of both Regions', and determines whether portfolios
 * may trade. Any doubt means HALTED.
 *
 * <p>Subscribe a queue first; then read the snapshot, strongly consistently, and pass it to {@link
 * #snapshot}; then pass each message to {@link #take}, in the order of its message group. Messages
 * from before the snapshot are harmless. If {@link #unknown} names portfolios, read these again.
 *
 * <p>Thread-safe.
 */
public final class PortfolioFollower {

  /** The maximum difference of clocks that are synchronised by NTP or PTP. */
  public static final Duration USUAL_SKEW = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Duration skew;
  private final Map<String, FollowedPortfolio> portfolios = new TreeMap<>();
  private final Map<String, BeatMessage> beats = new HashMap<>();

  /** Creates a follower for clocks that differ by at most {@link #USUAL_SKEW}. */
  public PortfolioFollower(InstantSource clock) {
    this(clock, USUAL_SKEW);
  }

  /**
   * Creates a follower with a clock, which must not be set back; see {@link SteadyClock}.
   *
   * @param skew how far it may lag those of Weir's functions and of Kinesis
   */
  public PortfolioFollower(InstantSource clock, Duration skew) {
    this.clock = clock;
    this.skew = skew;
  }

  /**
   * Applies a message of the topic, a decision or a beat. It may be redelivered, late, or from
   * another Region.
   *
   * @return the observations worth noting
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
   * Applies the stored state of a portfolio, read strongly consistently after subscribing: the
   * attribute {@code decision} of its item in the risk table. Its marks, which the item has
   * elsewhere, are ignored.
   *
   * @throws IllegalArgumentException if it is not a decision
   */
  public synchronized List<Observation> snapshot(String decision) {
    if (MarketMessageReader.read(decision) instanceof DecisionMessage stored) {
      return portfolio(stored.portfolio()).snapshot(stored.ofSnapshot()).stream().toList();
    }
    throw new IllegalArgumentException("A beat is not a snapshot");
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
      return Optional.of(
          new Observation(ObservationKind.DUPLICATE, beat.group(), "beat " + beat.number()));
    }
    return beat.number() == known.number() + 1
        ? Optional.empty()
        : Optional.of(
            new Observation(
                ObservationKind.MISSED_BEAT,
                beat.group(),
                "beat " + beat.number() + " after " + known.number()));
  }

  /** Returns the current permission of a portfolio to trade. */
  public synchronized Allowance allowance(String portfolio) {
    var followed = portfolios.get(portfolio);
    if (followed == null) {
      return new Allowance(TradingState.HALTED, Allowance.Knowledge.UNKNOWN, 0);
    }
    var beat = beats.get(followed.group());
    var groupUntil = beat == null ? Instant.MIN : beat.validUntil();
    return followed.allowance(groupUntil, clock.instant().plus(skew));
  }

  /** Returns the portfolios whose snapshot must be read: unknown ones, or those with a gap. */
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

  /**
   * Records that an operator has examined a disagreement: from now on the latest message counts
   * again.
   */
  public synchronized void acknowledge(String portfolio) {
    portfolio(portfolio).acknowledge();
  }
}
