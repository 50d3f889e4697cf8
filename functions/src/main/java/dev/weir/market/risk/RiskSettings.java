package dev.weir.market.risk;

import dev.weir.market.Regions;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import java.time.Duration;
import java.util.Map;

/**
 * What an operator sets of the risk function. Read from its environment once, at cold start; the
 * CDK app reads the same settings at synthesis.
 *
 * @param region in which it runs
 * @param groups into how many groups portfolios are shared out, each with a lease of its own
 * @param lease how long one holds
 * @param stale how old a mark may be, in feed time, while its venue is open
 */
public record RiskSettings(String region, int groups, Duration lease, Duration stale) {

  public static final String GROUPS = "WEIR_PORTFOLIO_GROUPS";
  public static final String LEASE = "WEIR_LEASE";
  public static final String STALE = "WEIR_STALE";

  private static final int MAX_GROUPS = 1_000;
  // Below it a batch could outlast its lease; above it, a lost Region is missed for too long.
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
  private static final Duration MAX_LEASE = Duration.ofMinutes(5);

  /**
   * Reads the settings; what is absent has its default, but for the Region.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static RiskSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var settings =
        new RiskSettings(
            Regions.of(reading),
            reading.integer(GROUPS, 8, 1, MAX_GROUPS),
            reading.duration(LEASE, "PT10S", SHORTEST_LEASE, MAX_LEASE),
            reading.duration(STALE, "PT30S"));
    reading.failOnProblems();
    return settings;
  }
}
