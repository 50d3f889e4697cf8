package dev.weir.market.pulse;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import java.time.Duration;
import java.util.Map;

/**
 * What an operator sets of the pulse function. Read from its environment once, at cold start; the
 * CDK app reads the same settings at synthesis.
 *
 * @param interval between two pulses
 */
public record PulseSettings(Duration interval) {

  public static final String INTERVAL = "WEIR_PULSE";

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  // So that all of a group's portfolios have their turn within a minute.
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /**
   * Reads the settings; what is absent has its default.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static PulseSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var settings = new PulseSettings(interval(reading));
    reading.failOnProblems();
    return settings;
  }

  /** The interval alone, for those that count on it. */
  public static Duration interval(SettingsReader reading) {
    return reading.duration(INTERVAL, "PT3S", SHORTEST, LONGEST);
  }
}
