package dev.weir.infra;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.wiring.InvalidSettingsException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The access-log function's settings: which context key sets which environment variable, and that
 * the function will accept them all. Meaning, defaults and limits are the function's own.
 */
final class AccessLogContext {
  private static final Map<String, String> VARIABLES = variables();

  private AccessLogContext() {}

  private static Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("projection", AccessLogSettings.PROJECTION);
    variables.put("accessLogFormat", AccessLogSettings.FORMAT);
    variables.put("accessLogFields", AccessLogSettings.FIELDS);
    variables.put("service", AccessLogSettings.SERVICE);
    variables.put("maxServices", AccessLogSettings.MAX_SERVICES);
    variables.put("lateness", AccessLogSettings.LATENESS);
    variables.put("alertHorizon", AccessLogSettings.ALERT_HORIZON);
    variables.put("errorRules", AccessLogSettings.ERROR_RULES);
    variables.put("countsRetention", AccessLogSettings.COUNTS_TTL);
    return variables;
  }

  /** The environment that the context asks for; what it leaves out has the function's default. */
  static Map<String, String> environment(ContextReader context, Duration streamRetention) {
    var environment = new TreeMap<String, String>();
    VARIABLES.forEach(
        (key, variable) ->
            context.optional(key).ifPresent(value -> environment.put(variable, value)));
    check(context, environment);
    checkRetention(context, environment, streamRetention);
    return environment;
  }

  private static void check(ContextReader context, Map<String, String> environment) {
    try {
      var _ = AccessLogSettings.of(environment);
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problem -> refuse(context, environment, problem));
    }
  }

  // A record that comes again after its count was forgotten would be counted again.
  private static void checkRetention(
      ContextReader context, Map<String, String> environment, Duration streamRetention) {
    retention(environment)
        .filter(kept -> kept.compareTo(streamRetention) <= 0)
        .ifPresent(
            kept ->
                context.refuse(
                    "countsRetention",
                    kept.toString(),
                    "give more than the stream's retentionHours, " + streamRetention.toHours()));
  }

  /** How long counts are kept; empty if that setting is itself refused. */
  private static Optional<Duration> retention(Map<String, String> environment) {
    var alone = new TreeMap<>(environment);
    alone.keySet().retainAll(Set.of(AccessLogSettings.COUNTS_TTL));
    try {
      return Optional.of(AccessLogSettings.of(alone).countsRetention());
    } catch (InvalidSettingsException reportedAlready) {
      return Optional.empty();
    }
  }

  /** Names the context's key instead of the variable, which whoever edits cdk.json never sees. */
  private static void refuse(
      ContextReader context, Map<String, String> environment, String problem) {
    for (var entry : VARIABLES.entrySet()) {
      String value = environment.getOrDefault(entry.getValue(), "");
      if (problem.startsWith(entry.getValue())) {
        context.refuse(entry.getKey(), value, inContext(withoutSubject(problem, value)));
        return;
      }
    }
    context.refuse("(function settings)", "", inContext(problem));
  }

  private static String withoutSubject(String problem, String value) {
    return problem
        .replaceFirst("^[A-Z_]+( and [A-Z_]+)?", "")
        .replace("=" + value, "")
        .replaceFirst("^[:\\s]+", "");
  }

  private static String inContext(String problem) {
    String text = problem;
    for (var entry : VARIABLES.entrySet()) {
      text = text.replace(entry.getValue(), entry.getKey());
    }
    return text;
  }
}
