package dev.weir.rehearsal.demo.screen;

import dev.weir.client.CommandFault;
import java.util.List;

/** The differences between results and the samples' labels. */
public final class Differences {

  private static final int MAX_SHOWN = 10;

  private Differences() {}

  /**
   * Fails if there are any differences.
   *
   * @param differences as sentences
   * @throws CommandFault naming the first of them
   */
  public static void failOn(List<String> differences) {
    if (!differences.isEmpty()) {
      var shown = differences.stream().limit(MAX_SHOWN).toList();
      throw new CommandFault(
          "%d differences from the labels:%n  ✘ %s"
              .formatted(differences.size(), String.join(System.lineSeparator() + "  ✘ ", shown)),
          "Changed settings in cdk.json (accessLogFormat, service, lateness, errorRules) can cause"
              + " this. If there are none, please report it with .weir/log.");
    }
  }
}
