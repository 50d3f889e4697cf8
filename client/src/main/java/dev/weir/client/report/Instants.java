package dev.weir.client.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * An instant on the command line: {@code 2015-05-17T10:05:00Z}, {@code 2015-05-17T10:05Z}, {@code
 * 2015-05-17} (its start, UTC), {@code now}, or a time ago such as {@code 15m}, {@code 2h} or
 * {@code 3d}.
 */
public final class Instants implements ITypeConverter<Instant> {

  private final InstantSource clock;

  /** Uses the system clock; picocli needs this constructor. */
  public Instants() {
    this(InstantSource.system());
  }

  Instants(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant convert(String text) {
    try {
      return parse(text.strip());
    } catch (DateTimeException | ArithmeticException e) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is not a time; give 2015-05-17T10:05:00Z, 2015-05-17, now, or an age such as"
              + " 15m, 2h, 3d");
    }
  }

  /**
   * Refuses a period that is empty because it ends before it begins.
   *
   * @param from null or {@link Instant#MIN} if the user gave none
   * @param to null or {@link Instant#MAX} if the user gave none
   * @throws ParameterException if the end is not after the start
   */
  public static void requireOrder(Instant from, Instant to, CommandSpec spec) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new ParameterException(
          spec.commandLine(),
          "--from=%s --to=%s: --to must be later than --from.".formatted(from, to));
    }
  }

  private Instant parse(String text) {
    if (text.equals("now")) {
      return clock.instant();
    }
    if (text.matches("\\d{1,9}[smhd]")) {
      return clock.instant().minus(ago(text.toUpperCase(Locale.ROOT)));
    }
    if (text.length() == "2015-05-17".length()) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    var isToTheMinute = text.length() == "2015-05-17T10:05Z".length();
    return Instant.parse(isToTheMinute ? text.replace("Z", ":00Z") : text);
  }

  private static Duration ago(String text) {
    return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
  }
}
