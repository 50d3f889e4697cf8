package dev.weir.transactions.rules;

import dev.weir.alerts.Severity;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The rules as they are set at one time.
 *
 * @param version 1 for the built-in defaults; each set that is applied has the next
 * @param lateness how much later than a user's stream time a transaction may come and still count
 *     as if it had come in order
 */
public record RuleSet(
    int version,
    Duration lateness,
    NewLocationSpree newLocationSpree,
    ImpossibleTravel impossibleTravel,
    CardTesting cardTesting,
    AmountSpike amountSpike,
    Velocity velocity) {

  /** The version of {@link #defaults()}. */
  public static final int BUILT_IN = 1;

  /** What all rules have. */
  public record Common(Mode mode, Severity severity) {}

  /**
   * Several large purchases in a place that is new to the user.
   *
   * @param settle how long after the first transaction there a place is known
   */
  public record NewLocationSpree(
      Common common,
      int count,
      Amounts threshold,
      Duration window,
      Duration settle,
      Duration coolDown) {}

  /** A card used in person in two places that nobody can be in so soon after each other. */
  public record ImpossibleTravel(Common common, double distanceKm, double speedKmh) {}

  /** Small amounts to see whether a card works, then a large one. */
  public record CardTesting(
      Common common, int count, Amounts small, Amounts large, Duration window) {}

  /**
   * An amount far above what the user spends.
   *
   * @param factor how many times the mean
   * @param history transactions in the currency before which nothing is said
   * @param weight of the newest amount in the mean
   */
  public record AmountSpike(
      Common common, BigDecimal factor, Amounts floor, int history, BigDecimal weight) {}

  /** More transactions in a short time than a person makes. */
  public record Velocity(Common common, int count, Duration window, Duration coolDown) {}

  /** What holds where nothing is applied. */
  public static RuleSet defaults() {
    return parse("{}", BUILT_IN);
  }

  /**
   * Reads a rule set's document; what it leaves out has its default.
   *
   * @throws InvalidRuleSetException naming all that is wrong, each with its path and remedy
   */
  public static RuleSet parse(String json, int version) {
    return RuleSetReader.read(json, version);
  }

  /** The whole document, with every setting, indented. {@link #parse} reads it back. */
  public String toJson() {
    return RuleSetWriter.write(this);
  }

  /** The same rules under another version. */
  public RuleSet withVersion(int other) {
    return new RuleSet(
        other, lateness, newLocationSpree, impossibleTravel, cardTesting, amountSpike, velocity);
  }
}
