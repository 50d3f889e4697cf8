package dev.weir.market.risk;

import dev.weir.engine.Semantics;
import dev.weir.market.Regions;
import dev.weir.market.pulse.PulseSettings;
import dev.weir.market.risk.beat.BeatPace;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import java.time.Duration;
import java.util.Map;

/**
 * The operator's settings of the risk function. They are read from its environment once, at cold
 * start; the CDK app reads the same settings at synthesis.
 *
 * @param region the Region in which it runs
 * @param groups the number of groups that portfolios are distributed over, each with its own lease
 * @param lease the duration of a lease
 * @param stale the maximum age of a mark, in feed time, while its venue is open
 * @param pace how often groups beat, and how long beats and decisions are valid
 */
public record RiskSettings(
    String region, int groups, Duration lease, Duration stale, BeatPace pace) {

  public static final String GROUPS = "WEIR_PORTFOLIO_GROUPS";
  public static final String LEASE = "WEIR_LEASE";
  public static final String STALE = "WEIR_STALE";

  public static final String VALIDITY = "WEIR_VALIDITY";

  /** The maximum difference between the clocks of Kinesis, functions and consumers. */
  public static final Duration MAX_SKEW = Duration.ofSeconds(1);

  private static final int MAX_GROUPS = 1_000;
  // Below it a batch could outlast its lease; above it, a lost Region is missed for too long.
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
  private static final Duration MAX_LEASE = Duration.ofMinutes(5);

  /**
   * Reads the settings; absent ones have their defaults, except for the Region.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static RiskSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var lease = reading.duration(LEASE, "PT10S", SHORTEST_LEASE, MAX_LEASE);
    var interval = PulseSettings.interval(reading);
    var usual = lease.plus(interval.multipliedBy(3)).plus(MAX_SKEW);
    var settings =
        new RiskSettings(
            Regions.of(reading),
            reading.integer(GROUPS, 8, 1, MAX_GROUPS),
            lease,
            reading.duration(STALE, "PT30S"),
            new BeatPace(interval, reading.duration(VALIDITY, usual.toString())));
    settings.checkValidity(reading);
    Semantics.requireExactlyOnce(reading, "a decision must follow from all marks, each once");
    reading.failOnProblems();
    return settings;
  }

  /** The other Region must take over and beat before decisions expire. */
  private void checkValidity(SettingsReader reading) {
    var least = lease.plus(pace.interval().multipliedBy(2)).plus(MAX_SKEW);
    if (pace.validity().compareTo(least) < 0) {
      reading.refuse(
          VALIDITY,
          pace.validity().toString(),
          "give at least the lease, two intervals of the pulse and a second: " + least);
    }
  }
}
