package dev.weir.infra;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which context key sets which environment variable of the access-log function. */
final class AccessLogContext {
  /** An environment variable and its value when the context gives none. */
  record Variable(String name, String fallback) {}

  static final Map<String, Variable> KEYS = keys();

  private AccessLogContext() {}

  private static Map<String, Variable> keys() {
    var keys = new LinkedHashMap<String, Variable>();
    keys.put("projection", new Variable("WEIR_PROJECTION", "v1"));
    keys.put("accessLogFormat", new Variable("WEIR_ACCESS_LOG_FORMAT", "auto"));
    keys.put("accessLogFields", new Variable("WEIR_ACCESS_LOG_FIELDS", ""));
    keys.put("service", new Variable("WEIR_SERVICE", "default"));
    keys.put("maxServices", new Variable("WEIR_MAX_SERVICES", "100"));
    keys.put("lateness", new Variable("WEIR_LATENESS", "PT5M"));
    keys.put("alertHorizon", new Variable("WEIR_ALERT_HORIZON", "PT1H"));
    keys.put("errorRules", new Variable("WEIR_ERROR_RULES", DEFAULT_RULES));
    keys.put("countsRetention", new Variable("WEIR_COUNTS_TTL", "P90D"));
    return keys;
  }

  private static final String DEFAULT_RULES =
      "{\"defaults\":{\"count\":10,\"ratio\":0.05,\"minRequests\":100},\"services\":{}}";
}
