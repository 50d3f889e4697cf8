package dev.weir.verification.switching;

import dev.weir.client.switching.SourceStart;
import dev.weir.client.switching.SurveyedShard;
import dev.weir.client.switching.Unread;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Ways to find out where a new event source begins; all but the first one are mistaken. */
enum SwitchMistake {
  /** As it is. */
  NONE,
  /** Begins at the newest record, as if nothing had waited. */
  LATEST,
  /** Takes the lane that is furthest ahead, rather than the one that lags most. */
  NEWEST_LANE,
  /** Lets shards count of which nothing is left to deliver. */
  FINISHED_COUNTED,
  /** Leaves out shards of which nothing is applied yet. */
  LANELESS_IGNORED,
  /** Trusts Kinesis' stamps to the second. */
  WITHOUT_MARGIN;

  /**
   * Where it has the event source begin; empty: where the stream does.
   *
   * @param shards all that the stream lists
   */
  Optional<Instant> start(List<Surveyed> shards, Instant now) {
    return switch (this) {
      case NONE -> right(shards);
      case LATEST -> Optional.of(now);
      case NEWEST_LANE -> newest(shards);
      case FINISHED_COUNTED -> right(shards.stream().map(Surveyed::asIfUnfinished).toList());
      case LANELESS_IGNORED -> right(shards.stream().filter(SwitchMistake::hasLane).toList());
      case WITHOUT_MARGIN -> right(shards).map(start -> start.plus(SourceStart.MARGIN));
    };
  }

  private static boolean hasLane(Surveyed shard) {
    return !(shard.found().unread() instanceof Unread.WithoutLane);
  }

  private static Optional<Instant> right(List<Surveyed> shards) {
    return switch (SourceStart.of(shards.stream().map(Surveyed::found).toList())) {
      case SourceStart.At(Instant start, _) -> Optional.of(start);
      case SourceStart.Beginning _ -> Optional.empty();
    };
  }

  private static Optional<Instant> newest(List<Surveyed> shards) {
    return shards.stream()
        .map(shard -> SourceStart.of(List.of(shard.found())))
        .filter(SourceStart.At.class::isInstance)
        .map(start -> ((SourceStart.At) start).start())
        .max(Comparator.naturalOrder());
  }

  /**
   * A shard as it is surveyed.
   *
   * @param lastApplied when the last record arrived that is applied; empty where none is
   */
  record Surveyed(SurveyedShard found, Optional<Instant> lastApplied) {

    private Surveyed asIfUnfinished() {
      return found.unread() instanceof Unread.FinishedShard && lastApplied.isPresent()
          ? new Surveyed(
              new SurveyedShard(found.shard(), new Unread.Since(lastApplied.get())), lastApplied)
          : this;
    }
  }
}
