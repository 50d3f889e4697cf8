package dev.weir.market.pulse;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import java.time.Duration;
import java.util.Map;

/**
 * The operator's settings of the pulse function. They are read from its environment once, at cold
 * start; the CDK app reads the same settings at synthesis.
 *
 * @param interval between two pulses
 */
public record PulseSettings(Duration interval) {

  public static final String INTERVAL = "WEIR_PULSE";

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  // So that all of a group's portfolios get their turn within a minute.
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /**
   * Reads the settings; absent ones have their defaults.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static PulseSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var settings = new PulseSettings(interval(reading));
    reading.failOnProblems();
    return settings;
  }

  /** Reads the interval alone, for components that depend on it. */
  public static Duration interval(SettingsReader reading) {
    return reading.duration(INTERVAL, "PT3S", SHORTEST, LONGEST);
  }
}
