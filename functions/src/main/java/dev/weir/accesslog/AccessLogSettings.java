package dev.weir.accesslog;

import dev.weir.accesslog.formats.FormatSettings;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an operator sets of the access-log pipeline. Read from the function's environment once, at
 * cold start; the CDK app reads the same settings at synth, so that a mistake shows before anything
 * is deployed.
 *
 * @param projection names everything that is derived from the stream; a new name counts afresh
 * @param format how lines are read
 * @param service the service of lines that name none
 * @param maxServices services that are counted by name, per minute and lane
 * @param lateness a line that arrives longer than this after its event time is counted as late, too
 * @param alertHorizon minutes that began longer ago raise no alerts; empty: all do
 * @param rules when errors raise an alert
 * @param countsRetention how long counts are kept
 */
public record AccessLogSettings(
    String projection,
    FormatSettings format,
    String service,
    int maxServices,
    Duration lateness,
    Optional<Duration> alertHorizon,
    ErrorRules rules,
    Duration countsRetention) {

  public static final String PROJECTION = "WEIR_PROJECTION";
  public static final String FORMAT = "WEIR_ACCESS_LOG_FORMAT";
  public static final String FIELDS = "WEIR_ACCESS_LOG_FIELDS";
  public static final String SERVICE = "WEIR_SERVICE";
  public static final String MAX_SERVICES = "WEIR_MAX_SERVICES";
  public static final String LATENESS = "WEIR_LATENESS";
  public static final String ALERT_HORIZON = "WEIR_ALERT_HORIZON";
  public static final String ERROR_RULES = "WEIR_ERROR_RULES";
  public static final String COUNTS_TTL = "WEIR_COUNTS_TTL";
  public static final String PARALLELIZATION_FACTOR = "WEIR_PARALLELIZATION_FACTOR";

  // A service takes up to about 250 bytes of an item, and DynamoDB's items end at 400 KB.
  private static final int MOST_SERVICES = 1_000;
  private static final int MAX_NAME_BYTES = 128;
  // Ten years: far beyond what any of them is for, and safe to add to any instant.
  private static final Duration LONGEST = Duration.ofDays(3_650);

  /**
   * Reads the settings; what is absent has its default.
   *
   * @throws InvalidSettingsException naming all problems together, each with its remedy
   */
  public static AccessLogSettings of(Map<String, String> environment) {
    var reading = new Reading(environment);
    var settings =
        new AccessLogSettings(
            reading.name(PROJECTION, "v1"),
            reading.format(),
            reading.name(SERVICE, "default"),
            reading.integer(MAX_SERVICES, 100, 1, MOST_SERVICES),
            reading.duration(LATENESS, "PT5M"),
            Optional.of(reading.duration(ALERT_HORIZON, "PT1H")).filter(Duration::isPositive),
            reading.value(ERROR_RULES, "{}", ErrorRules::parse, ErrorRules.DEFAULT),
            reading.duration(COUNTS_TTL, "P90D"));
    // Above one, two batches of a shard run at once, and the lane's fence would skip records.
    reading.integer(PARALLELIZATION_FACTOR, 1, 1, 1);
    reading.failOnProblems();
    return settings;
  }

  /** Reads one variable after the other and collects what is wrong. */
  private static final class Reading {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Reading(Map<String, String> environment) {
      this.environment = environment;
    }

    String name(String variable, String byDefault) {
      return value(variable, byDefault, Reading::checkedName, byDefault);
    }

    private static String checkedName(String name) {
      if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES || name.contains("#")) {
        throw new IllegalArgumentException("give 1 to 128 bytes without #");
      }
      return name;
    }

    int integer(String variable, int byDefault, int least, int most) {
      return value(
          variable,
          Integer.toString(byDefault),
          text -> {
            var number = Integer.parseInt(text);
            if (number < least || number > most) {
              throw new IllegalArgumentException("give " + least + " to " + most);
            }
            return number;
          },
          byDefault);
    }

    Duration duration(String variable, String byDefault) {
      return value(
          variable,
          byDefault,
          text -> {
            var duration = Duration.parse(text);
            if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
              throw new IllegalArgumentException("give a duration of 0 to 3650 days");
            }
            return duration;
          },
          Duration.parse(byDefault));
    }

    FormatSettings format() {
      var format = text(FORMAT, FormatSettings.AUTO);
      var fields = text(FIELDS, "");
      var wrong = FormatSettings.problems(format, fields);
      wrong.forEach(problem -> problems.add(FORMAT + " and " + FIELDS + ": " + problem));
      return wrong.isEmpty() ? new FormatSettings(format, fields) : FormatSettings.auto();
    }

    private String text(String variable, String byDefault) {
      var text = environment.getOrDefault(variable, "").strip();
      return text.isEmpty() ? byDefault : text;
    }

    <T> T value(String variable, String byDefault, Function<String, T> parse, T otherwise) {
      var text = text(variable, byDefault);
      try {
        return parse.apply(text);
      } catch (NumberFormatException e) {
        problems.add(variable + "=" + text + " is no whole number");
      } catch (DateTimeException e) {
        problems.add(variable + "=" + text + " is no ISO-8601 duration; PT5M is five minutes");
      } catch (IllegalArgumentException e) {
        problems.add(variable + "=" + text + ": " + e.getMessage());
      }
      return otherwise;
    }

    void failOnProblems() {
      if (!problems.isEmpty()) {
        throw new InvalidSettingsException(problems);
      }
    }
  }
}
