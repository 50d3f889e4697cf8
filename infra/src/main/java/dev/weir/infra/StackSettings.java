package dev.weir.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set about a stack, read once from the CDK's context.
 *
 * @param stage the deployment's name
 * @param stream how the access-log stream is sized and read
 * @param runtime what all functions have in common
 * @param keys who owns the encryption keys
 * @param alertEmail who gets alerts by e-mail, if anybody
 * @param accessLogs the access-log function's own settings, by environment variable; what is absent
 *     has the default that {@code AccessLogSettings} gives it
 */
record StackSettings(
    Stage stage,
    StreamSettings stream,
    RuntimeSettings runtime,
    KeyOwner keys,
    Optional<String> alertEmail,
    Map<String, String> accessLogs) {

  StackSettings {
    accessLogs = Map.copyOf(accessLogs);
  }

  /** What became of reading the settings. */
  sealed interface Reading {
    /** All settings are usable. */
    record Accepted(StackSettings settings) implements Reading {}

    /** At least one is not; {@code problems} names all that were found. */
    record Refused(List<Problem> problems) implements Reading {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }
}
