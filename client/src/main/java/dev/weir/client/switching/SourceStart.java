package dev.weir.client.switching;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a new event source of a projection that exists has to begin.
 *
 * <p>Once found it stays right: lanes only move on, and a shard that appears later holds only what
 * arrived later.
 */
public sealed interface SourceStart {

  /**
   * How much earlier it begins than it had to. Kinesis stamps a record's arrival approximately and
   * not always in order; a stamp that is wrong by less than this skips nothing.
   */
  Duration MARGIN = Duration.ofMinutes(5);

  /**
   * Where the stream does.
   *
   * @param laneless the shards of which nothing is applied; none where every shard is finished
   */
  record Beginning(List<SurveyedShard> laneless) implements SourceStart {
    public Beginning {
      laneless = List.copyOf(laneless);
    }
  }

  /**
   * At an instant.
   *
   * @param oldest the shard that it is for
   */
  record At(Instant start, SurveyedShard oldest) implements SourceStart {}

  /** The latest start that skips nothing. */
  static SourceStart of(List<SurveyedShard> shards) {
    var laneless = new ArrayList<SurveyedShard>();
    var oldest = Optional.<At>empty();
    for (var shard : shards) {
      switch (shard.unread()) {
        case Unread.FinishedShard _ -> {
          // Nothing of it is delivered again, so it has no say.
        }
        case Unread.WithoutLane _ -> laneless.add(shard);
        case Unread.Since(Instant arrived) -> oldest = earlier(oldest, arrived, shard);
        case Unread.NothingBefore(Instant asked) -> oldest = earlier(oldest, asked, shard);
      }
    }
    return oldest.isPresent() && laneless.isEmpty() ? oldest.get() : new Beginning(laneless);
  }

  /** The shards of which a start at an instant would skip something, or might. */
  static List<SurveyedShard> skippedBy(Instant start, List<SurveyedShard> shards) {
    return shards.stream().filter(shard -> skips(start, shard.unread())).toList();
  }

  private static boolean skips(Instant start, Unread unread) {
    return switch (unread) {
      case Unread.FinishedShard _ -> false;
      case Unread.WithoutLane _ -> true;
      case Unread.Since(Instant arrived) -> start.isAfter(before(arrived));
      case Unread.NothingBefore(Instant asked) -> start.isAfter(before(asked));
    };
  }

  private static Optional<At> earlier(Optional<At> oldest, Instant unread, SurveyedShard shard) {
    var start = before(unread);
    return oldest.isPresent() && !start.isBefore(oldest.get().start())
        ? oldest
        : Optional.of(new At(start, shard));
  }

  private static Instant before(Instant unread) {
    return unread.minus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
  }
}
