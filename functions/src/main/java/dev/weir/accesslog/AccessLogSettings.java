package dev.weir.accesslog;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.publish.ErrorRules;
import dev.weir.engine.Pacing;
import dev.weir.engine.Semantics;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingsReader;
import dev.weir.stream.OutsideShard;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's settings of the access-log pipeline. They are read from the function's environment
 * once, at cold start; the CDK app reads the same settings at synthesis, so that a mistake shows
 * before anything is deployed.
 *
 * @param semantics what may be lost or counted twice
 * @param projection names everything that is derived from the stream; a new name counts again
 * @param format how lines are read
 * @param outsideShard what becomes of user records of a KPL aggregate that may have been sent twice
 * @param service the service of lines that name none
 * @param maxServices the number of services counted by name, per minute and lane, excluding those
 *     with a rule of their own
 * @param lateness a line that arrives longer than this after its event time is also counted as late
 * @param alertHorizon minutes that began longer ago raise no alerts; if empty, all do
 * @param resolvedAfter the number of good minutes with requests after which a service's errors are
 *     reported as resolved; 0 for never, and for no report of a silent service
 * @param rules the thresholds from which errors raise an alert
 * @param countsRetention how long counts are kept
 * @param pace how long an invocation of a busy lane lasts; zero: no longer than its work
 */
public record AccessLogSettings(
    Semantics semantics,
    String projection,
    FormatSettings format,
    OutsideShard outsideShard,
    String service,
    int maxServices,
    Duration lateness,
    Optional<Duration> alertHorizon,
    int resolvedAfter,
    ErrorRules rules,
    Duration countsRetention,
    Duration pace) {

  public static final String PROJECTION = "WEIR_PROJECTION";
  public static final String FORMAT = "WEIR_ACCESS_LOG_FORMAT";
  public static final String FIELDS = "WEIR_ACCESS_LOG_FIELDS";
  public static final String ZONE = "WEIR_ACCESS_LOG_ZONE";
  public static final String USER_RECORDS = "WEIR_USER_RECORDS";
  public static final String SERVICE = "WEIR_SERVICE";
  public static final String MAX_SERVICES = "WEIR_MAX_SERVICES";
  public static final String LATENESS = "WEIR_LATENESS";
  public static final String ALERT_HORIZON = "WEIR_ALERT_HORIZON";
  public static final String RESOLVED_AFTER = "WEIR_RESOLVED_AFTER";
  public static final String ERROR_RULES = "WEIR_ERROR_RULES";
  public static final String COUNTS_TTL = "WEIR_COUNTS_TTL";
  public static final String PARALLELIZATION_FACTOR = "WEIR_PARALLELIZATION_FACTOR";

  // A service takes up to about 250 bytes of an item, and DynamoDB limits items to 400 KB.
  private static final int SERVICES_LIMIT = 1_000;

  // An outage is watched for two hours after its last bad minute.
  private static final int MAX_RESOLVED_AFTER = 60;

  /**
   * Reads the settings; absent ones have their defaults.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static AccessLogSettings of(Map<String, String> environment) {
    var reading = new SettingsReader(environment);
    var semantics = Semantics.of(reading);
    var settings =
        new AccessLogSettings(
            semantics,
            semantics.projection(PROJECTION, reading),
            format(reading),
            reading.value(
                USER_RECORDS,
                "auto",
                AccessLogSettings::outsideShard,
                OutsideShard.LEAVE_OUT_COPIES),
            reading.name(SERVICE, "default"),
            reading.integer(MAX_SERVICES, 100, 1, SERVICES_LIMIT),
            reading.duration(LATENESS, "PT5M"),
            Optional.of(reading.duration(ALERT_HORIZON, "PT1H")).filter(Duration::isPositive),
            reading.integer(RESOLVED_AFTER, 5, 0, MAX_RESOLVED_AFTER),
            ErrorRules.of(reading, ERROR_RULES),
            reading.duration(COUNTS_TTL, "P90D"),
            Pacing.interval(reading));
    // Above one, two batches of a shard run concurrently, and the lane's fence would skip records.
    reading.integer(PARALLELIZATION_FACTOR, 1, 1, 1);
    reading.failOnProblems();
    return settings;
  }

  /**
   * Returns the maximum number of services named in a minute's count; those with a rule always are.
   */
  int namedServices() {
    return maxServices + rules.services().size();
  }

  /** Returns whether resolved errors and silent services are reported. */
  public boolean watchesOutages() {
    return resolvedAfter > 0;
  }

  private static OutsideShard outsideShard(String text) {
    return switch (text) {
      case "auto" -> OutsideShard.LEAVE_OUT_COPIES;
      case "all" -> OutsideShard.TAKE;
      default ->
          throw new IllegalArgumentException(
              "give all where no producer uses the Kinesis Producer Library, otherwise auto");
    };
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("give a zone such as UTC, +02:00 or Europe/Berlin", e);
    }
  }

  private static FormatSettings format(SettingsReader reading) {
    var format = reading.text(FORMAT, FormatSettings.AUTO);
    var fields = reading.text(FIELDS, "");
    var zone = reading.value(ZONE, "UTC", AccessLogSettings::zone, ZoneId.of("UTC"));
    var wrong = FormatSettings.problems(format, fields);
    var key = FormatSettings.isKnown(format) ? FIELDS : FORMAT;
    wrong.forEach(problem -> reading.refuse(key, problem));
    return wrong.isEmpty() ? new FormatSettings(format, fields, zone) : FormatSettings.auto();
  }
}
