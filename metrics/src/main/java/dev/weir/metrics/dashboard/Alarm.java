package dev.weir.metrics.dashboard;

/**
 * When an operator is to be called.
 *
 * @param id part of its name, and the anchor of its section in {@code docs/RUNBOOK.md}
 * @param meaning what it says, in a sentence
 * @param threshold it is raised where the figure of a minute is above
 * @param minutes out of how many minutes
 * @param breaching how many of them are above
 */
public record Alarm(
    String id, String meaning, Series series, double threshold, int minutes, int breaching) {
  public Alarm {
    if (breaching < 1 || breaching > minutes) {
      throw new IllegalArgumentException("Not 1 to " + minutes + " minutes: " + breaching);
    }
  }
}
