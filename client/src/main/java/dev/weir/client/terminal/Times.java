package dev.weir.client.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Times as people read them: on a terminal in the local zone, which the heading of a column names
 * once; elsewhere in ISO 8601 and UTC, for programs.
 *
 * @param isIso whether they are printed for programs
 */
public record Times(ZoneId zone, boolean isIso) {

  /** Times in ISO 8601 and UTC. */
  public static final Times ISO = new Times(ZoneOffset.UTC, true);

  private static final DateTimeFormatter NAME = formatter("zzz");
  private static final DateTimeFormatter MINUTE = formatter("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND = formatter("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter OFFSET = formatter(" xxx");

  /**
   * The times of a column.
   *
   * @param title with the name of the zone, such as {@code minute (CET)}
   * @param cell prints a time, with its offset if the column has several
   */
  public record OfColumn(String title, Function<Instant, String> cell) {}

  /** Returns the times of a terminal in the machine's zone, or in UTC. */
  static Times at(boolean terminal, boolean utc) {
    return terminal ? new Times(utc ? ZoneOffset.UTC : ZoneId.systemDefault(), false) : ISO;
  }

  // The names of zones are English, as all texts are.
  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }

  /** Returns a column of minutes. */
  public OfColumn minutes(String title, Collection<Instant> all) {
    return column(title, all, MINUTE, ChronoUnit.MINUTES);
  }

  /** Returns a column of times to the second; for programs, as exact as they are. */
  public OfColumn seconds(String title, Collection<Instant> all) {
    return column(title, all, SECOND, ChronoUnit.NANOS);
  }

  // An hour that a change of the clocks repeats would be ambiguous without offsets.
  private OfColumn column(
      String title, Collection<Instant> all, DateTimeFormatter format, ChronoUnit isoUnit) {
    if (isIso) {
      return new OfColumn(title + " (UTC)", time -> iso(time, isoUnit));
    }
    var names = all.stream().map(this::zoneName).collect(Collectors.toSet());
    return switch (names.size()) {
      case 0 -> new OfColumn("%s (%s)".formatted(title, zone.getId()), time -> in(time, format));
      case 1 ->
          new OfColumn(
              "%s (%s)".formatted(title, names.iterator().next()), time -> in(time, format));
      default ->
          new OfColumn(
              "%s (%s)".formatted(title, zone.getId()),
              time -> in(time, format) + in(time, OFFSET));
    };
  }

  private static String iso(Instant time, ChronoUnit unit) {
    return unit == ChronoUnit.MINUTES
        ? time.truncatedTo(unit).toString().replaceFirst(":00Z$", "Z")
        : time.toString();
  }

  private String in(Instant time, DateTimeFormatter format) {
    return format.format(time.atZone(zone));
  }

  /** Returns the name of the zone at a time, such as {@code CET} or {@code CEST}. */
  String zoneName(Instant time) {
    return zone.getRules().getOffset(time).equals(ZoneOffset.UTC) && zone.getRules().isFixedOffset()
        ? "UTC"
        : in(time, NAME);
  }

  /** Returns a time within a sentence, with its zone, such as {@code 2026-11-23 07:00:00 CET}. */
  public String inText(Instant time) {
    return isIso ? time.toString() : in(time, SECOND) + " " + zoneName(time);
  }
}
