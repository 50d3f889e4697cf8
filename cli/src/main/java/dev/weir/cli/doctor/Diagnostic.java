package dev.weir.cli.doctor;

import java.util.List;

/**
 * A cause with its evidence.
 *
 * @param step of the pipeline where it appears, such as {@code market-risk}
 * @param evidence figures that support it
 * @param against figures that contradict it, or its alternatives
 * @param remedy what to do: a command or a setting
 */
public record Diagnostic(
    Verdict verdict, String step, List<String> evidence, List<String> against, String remedy) {
  public Diagnostic {
    evidence = List.copyOf(evidence);
    against = List.copyOf(against);
  }
}
