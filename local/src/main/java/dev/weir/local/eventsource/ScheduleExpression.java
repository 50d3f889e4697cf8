package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When an EventBridge rule fires: {@code rate(5 minutes)} or {@code cron(0 10 * * ? *)}, in UTC.
 *
 * <p>Syntax:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html.
 */
public sealed interface ScheduleExpression {

  /**
   * Returns when it fires next, if ever.
   *
   * @param begun when the rule was created: rates count from then
   * @param after it fires later than this
   */
  Optional<Instant> next(Instant begun, Instant after);

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException describing the error
   */
  static ScheduleExpression parse(String text) {
    if (text.startsWith("rate(") && text.endsWith(")")) {
      return RateExpression.parse(inner(text));
    }
    if (text.startsWith("cron(") && text.endsWith(")")) {
      return new Cron(CronTimes.parse(inner(text)));
    }
    throw new IllegalArgumentException("A schedule must be rate(...) or cron(...), not " + text);
  }

  private static String inner(String text) {
    return text.substring(text.indexOf('(') + 1, text.length() - 1).strip();
  }

  /** Fires repeatedly at a fixed interval. */
  record RateExpression(Duration every) implements ScheduleExpression {
    private static final List<String> UNITS = List.of("minute", "hour", "day");

    public RateExpression {
      if (!every.isPositive()) {
        throw new IllegalArgumentException("A rate must be positive, not " + every);
      }
    }

    @Override
    public Optional<Instant> next(Instant begun, Instant after) {
      long passed = after.isBefore(begun) ? 0 : Duration.between(begun, after).dividedBy(every);
      return Optional.of(begun.plus(every.multipliedBy(passed + 1)));
    }

    private static RateExpression parse(String text) {
      var parts = text.split(" +", -1);
      if (parts.length != 2 || !parts[0].matches("[1-9][0-9]{0,8}")) {
        throw new IllegalArgumentException("A rate must be a number and a unit, not " + text);
      }
      long value = Long.parseLong(parts[0]);
      return new RateExpression(unit(value, parts[1].toLowerCase(Locale.ROOT)).multipliedBy(value));
    }

    private static Duration unit(long value, String unit) {
      var singular = unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
      // EventBridge accepts "1 minute" and "5 minutes", and refuses "1 minutes" and "5 minute".
      boolean numberFits = unit.endsWith("s") == (value != 1);
      if (!UNITS.contains(singular) || !numberFits) {
        throw new IllegalArgumentException("A rate of " + value + " can not have the unit " + unit);
      }
      return switch (singular) {
        case "minute" -> Duration.ofMinutes(1);
        case "hour" -> Duration.ofHours(1);
        default -> Duration.ofDays(1);
      };
    }
  }

  /** Fires at times of the calendar. */
  record Cron(CronTimes times) implements ScheduleExpression {
    @Override
    public Optional<Instant> next(Instant begun, Instant after) {
      return times.next(after);
    }
  }
}
