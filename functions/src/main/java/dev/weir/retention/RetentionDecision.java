package dev.weir.retention;

import dev.weir.retention.ReadingHistory.FunctionReadings;
import dev.weir.retention.ReadingHistory.Incoming;
import dev.weir.retention.ReadingHistory.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What becomes of a stream's retention; a pure function of its settings and its history. */
sealed interface RetentionDecision {

  /** From then on a reader counts as fallen back. */
  Duration BEHIND = Duration.ofHours(1);

  /** It stays as it is. */
  record Keep(String why) implements RetentionDecision {}

  /** Records are kept for longer, at once: what has not expired yet is kept, too. */
  record Raise(int hours, String why) implements RetentionDecision {}

  /** Records are kept for as long as the settings say. Older ones are gone at once. */
  record Lower(int hours) implements RetentionDecision {}

  /**
   * Decides.
   *
   * @param configured hours that the settings say
   * @param present hours that the stream has
   */
  static RetentionDecision of(int configured, int present, ReadingHistory history, Instant now) {
    if (present < configured) {
      return new Raise(configured, "the setting is retentionHours=" + configured);
    }
    return switch (history) {
      case ReadingHistory.Unknown(String why) ->
          raise(present, "its readers can't be seen: " + why);
      case Measured measured ->
          behind(measured, now)
              .map(why -> raise(present, why))
              .orElseGet(() -> lower(configured, present, measured, now));
    };
  }

  private static RetentionDecision raise(int present, String why) {
    return present < RetentionHandler.RAISED_HOURS
        ? new Raise(RetentionHandler.RAISED_HOURS, why)
        : new Keep(why);
  }

  private static RetentionDecision lower(
      int configured, int present, Measured history, Instant now) {
    if (present == configured) {
      return new Keep("its readers are current");
    }
    return history.readers().stream().allMatch(reader -> wasCurrent(history, reader, now))
        ? new Lower(configured)
        : new Keep("its readers have not been current for a day");
  }

  /** Why a reader has fallen back; empty where none has. */
  private static Optional<String> behind(Measured history, Instant now) {
    return history.readers().stream()
        .flatMap(reader -> behind(history.periods(), reader, now).stream())
        .findFirst();
  }

  private static Optional<String> behind(
      List<Incoming> periods, FunctionReadings reader, Instant now) {
    var since = now.minus(BEHIND);
    var old =
        IntStream.range(0, periods.size())
            .filter(i -> periods.get(i).end().isAfter(since))
            .mapToObj(i -> reader.ages().get(i))
            .flatMap(Optional::stream)
            .filter(age -> age.compareTo(BEHIND) >= 0)
            .findFirst();
    if (old.isPresent()) {
      return Optional.of(
          "%s was given records that are %d minutes old"
              .formatted(reader.function(), old.get().toMinutes()));
    }
    return lastUnread(periods, reader)
        .filter(period -> !period.end().isAfter(since))
        .map(
            period ->
                "%s was given nothing since records came in at %s"
                    .formatted(reader.function(), period.begin()));
  }

  /** The first period with records after which, and in which, the function was given none. */
  private static Optional<Incoming> lastUnread(List<Incoming> periods, FunctionReadings reader) {
    var lastRead =
        IntStream.range(0, periods.size())
            .filter(i -> reader.ages().get(i).isPresent())
            .reduce((_, i) -> i)
            .orElse(-1);
    return periods.stream().skip(lastRead + 1L).filter(period -> period.records() > 0).findFirst();
  }

  /**
   * Whether a reader was current all day. It must have been given something: where nothing comes
   * in, a backlog and a reader that stands still look like idleness.
   */
  private static boolean wasCurrent(Measured history, FunctionReadings reader, Instant now) {
    var ages = reader.ages();
    return ages.stream().anyMatch(Optional::isPresent)
        && ages.stream().flatMap(Optional::stream).allMatch(age -> age.compareTo(BEHIND) < 0)
        && IntStream.range(0, history.periods().size())
            .filter(i -> history.periods().get(i).records() > 0)
            .allMatch(i -> wasReadInTime(history.periods(), ages, i, now));
  }

  /** Whether the function was given something within an hour after a period. */
  private static boolean wasReadInTime(
      List<Incoming> periods, List<Optional<Duration>> ages, int period, Instant now) {
    var due = periods.get(period).end().plus(BEHIND);
    return due.isAfter(now)
        || IntStream.range(period, periods.size())
            .filter(i -> !periods.get(i).begin().isAfter(due))
            .anyMatch(i -> ages.get(i).isPresent());
  }
}
