package dev.weir.wiring;

import dev.weir.metrics.Step;
import dev.weir.telemetry.Telemetry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** The names of the functions' variables for the locations of resources; infra sets them. */
public final class Environment {

  public static final String COUNTS_TABLE = "WEIR_COUNTS_TABLE";
  public static final String POSITIONS_TABLE = "WEIR_POSITIONS_TABLE";
  public static final String ALERTS_TABLE = "WEIR_ALERTS_TABLE";
  public static final String ALERT_TOPIC_ARN = "WEIR_ALERT_TOPIC_ARN";
  public static final String QUARANTINE_BUCKET = "WEIR_QUARANTINE_BUCKET";
  public static final String ARCHIVE_BUCKET = "WEIR_ARCHIVE_BUCKET";
  public static final String STREAM_ARN = "WEIR_STREAM_ARN";
  public static final String PROFILES_TABLE = "WEIR_PROFILES_TABLE";
  public static final String RULES_TABLE = "WEIR_RULES_TABLE";

  public static final String MARKS_TABLE = "WEIR_MARKS_TABLE";
  public static final String FEEDS_TABLE = "WEIR_FEEDS_TABLE";
  public static final String RISK_TABLE = "WEIR_RISK_TABLE";
  public static final String REFERENCE_TABLE = "WEIR_REFERENCE_TABLE";
  public static final String LEASES_TABLE = "WEIR_LEASES_TABLE";
  public static final String DECISION_TOPIC_ARN = "WEIR_DECISION_TOPIC_ARN";

  public static final String STAGE = "WEIR_STAGE";

  /** For how many seconds metrics may be held; absent: not at all. */
  public static final String METRICS_SECONDS = "WEIR_METRICS_SECONDS";

  private Environment() {}

  /** Returns the telemetry of a function of this deployment. */
  public static Telemetry telemetry(Step step, Map<String, String> environment) {
    var seconds = Long.parseLong(environment.getOrDefault(METRICS_SECONDS, "0"));
    return Telemetry.ofFunction(
        step, environment.getOrDefault(STAGE, "dev"), Duration.ofSeconds(seconds));
  }

  /**
   * Verifies that variables are present.
   *
   * @throws IllegalStateException naming all that are missing
   */
  public static void require(Map<String, String> environment, String... names) {
    var missing = Arrays.stream(names).filter(name -> !environment.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "The function's environment lacks "
              + String.join(", ", missing)
              + ": deploy the stack of this version again");
    }
  }
}
