package dev.weir.client.archive;

import dev.weir.client.report.Instants;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that select archived records by time of arrival, and decisions by their own. */
public final class Period {

  @Option(
      names = "--from",
      paramLabel = "T",
      converter = Instants.class,
      description =
          "Only what arrived (decisions: was made) at or after this time: 2026-11-29T06:00Z,"
              + " 2026-11-29, 15m, 2h, 90d. Default: all.")
  private Instant from = Instant.MIN;

  @Option(
      names = "--to",
      paramLabel = "T",
      converter = Instants.class,
      description = "Only what arrived (decisions: was made) before this time. Default: all.")
  private Instant to = Instant.MAX;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * Refuses a period that ends before it begins.
   *
   * @throws picocli.CommandLine.ParameterException if it does
   */
  public void requireOrder() {
    Instants.requireOrder(from, to, command);
  }

  /** Returns whether the user gave either time. */
  public boolean isLimited() {
    return !from.equals(Instant.MIN) || !to.equals(Instant.MAX);
  }

  /** Returns the earliest time of arrival, inclusive. */
  public Instant from() {
    return from;
  }

  /** Returns the latest time of arrival, exclusive. */
  public Instant to() {
    return to;
  }
}
