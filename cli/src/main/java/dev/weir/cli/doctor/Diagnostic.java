package dev.weir.cli.doctor;

import java.util.List;

/**
 * A cause, and what speaks for it.
 *
 * @param step of the pipeline where it is seen, such as {@code market-risk}
 * @param evidence figures that speak for it
 * @param against figures that speak against it, or against what else it could be
 * @param remedy what to do: a command or a setting
 */
public record Diagnostic(
    Verdict verdict, String step, List<String> evidence, List<String> against, String remedy) {
  public Diagnostic {
    evidence = List.copyOf(evidence);
    against = List.copyOf(against);
  }
}
