package dev.weir.infra;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.engine.Semantics;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The access-log function's settings in the context. */
final class AccessLogContext {
  private static final FunctionContext FUNCTION =
      new FunctionContext(variables(), AccessLogSettings::of);

  private AccessLogContext() {}

  private static Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("accessLogSemantics", Semantics.VARIABLE);
    variables.put("projection", AccessLogSettings.PROJECTION);
    variables.put("accessLogFormat", AccessLogSettings.FORMAT);
    variables.put("accessLogFields", AccessLogSettings.FIELDS);
    variables.put("accessLogZone", AccessLogSettings.ZONE);
    variables.put("accessLogUserRecords", AccessLogSettings.USER_RECORDS);
    variables.put("service", AccessLogSettings.SERVICE);
    variables.put("maxServices", AccessLogSettings.MAX_SERVICES);
    variables.put("lateness", AccessLogSettings.LATENESS);
    variables.put("alertHorizon", AccessLogSettings.ALERT_HORIZON);
    variables.put("resolvedAfter", AccessLogSettings.RESOLVED_AFTER);
    variables.put("errorRules", AccessLogSettings.ERROR_RULES);
    variables.put("countsRetention", AccessLogSettings.COUNTS_TTL);
    return variables;
  }

  /**
   * Returns the environment according to the context; absent settings have the function's defaults.
   */
  static Map<String, String> environment(SettingsReader context, Duration streamRetention) {
    Map<String, String> environment = FUNCTION.environment(context, Map.of());
    checkRetention(context, environment, streamRetention);
    return environment;
  }

  // A record redelivered after its count was removed would be counted again.
  private static void checkRetention(
      SettingsReader context, Map<String, String> environment, Duration streamRetention) {
    retention(environment)
        .filter(kept -> kept.compareTo(streamRetention) <= 0)
        .ifPresent(
            kept ->
                context.refuse(
                    "countsRetention",
                    kept.toString(),
                    "give more than the stream may keep records, "
                        + streamRetention.toHours()
                        + " hours"));
  }

  /** Returns how long counts are kept; empty if that setting is itself refused. */
  private static Optional<Duration> retention(Map<String, String> environment) {
    String retention = environment.getOrDefault(AccessLogSettings.COUNTS_TTL, "");
    try {
      var alone = AccessLogSettings.of(Map.of(AccessLogSettings.COUNTS_TTL, retention));
      return Optional.of(alone.countsRetention());
    } catch (InvalidSettingsException reportedAlready) {
      return Optional.empty();
    }
  }
}
