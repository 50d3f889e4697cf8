package dev.weir.cli.doctor;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forecast for a lagging pipeline, which is that of its slowest shard.
 *
 * @param step that lags
 * @param shard the slowest; empty for a table's changes, whose shards are not measured
 * @param backlog of that shard
 */
public record CatchUp(String step, Optional<String> shard, Backlog backlog) {

  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  /** Returns the slowest of all shards of all steps; empty if nothing lags. */
  static Optional<CatchUp> slowest(Signals signals) {
    return signals.steps().stream()
        .flatMap(CatchUp::of)
        .filter(each -> each.backlog().isLag())
        .max(
            Comparator.comparing((CatchUp each) -> each.time().orElse(NEVER))
                .thenComparingDouble(each -> each.backlog().ageMillis()));
  }

  private static Stream<CatchUp> of(StepSignals step) {
    var waiting = step.waiting();
    if (waiting.backlogs().isEmpty()) {
      var all = new Backlog(waiting.ageMillis(), waiting.ageSlope(), 0, 0, 0);
      return Stream.of(new CatchUp(step.step(), Optional.empty(), all));
    }
    return waiting.backlogs().entrySet().stream()
        .map(shard -> new CatchUp(step.step(), Optional.of(shard.getKey()), shard.getValue()));
  }

  /** Returns the time to catch up at the current rates; empty for never. */
  public Optional<Duration> time() {
    return backlog.timeToCatchUp();
  }
}
