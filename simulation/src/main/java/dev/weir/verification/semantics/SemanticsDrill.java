package dev.weir.verification.semantics;

import dev.weir.engine.Semantics;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.EventSourceModel.Mistakes;
import dev.weir.testkit.Simulation;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.fakes.CallFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/**
 * Runs the same worlds through all semantics: once without faults, for what they cost, and once
 * with crashes at any call, redelivery in other cuts, lost answers and zombies, for what they lose
 * and double. A seed gives the same loads and the same dice for the faults again.
 */
public final class SemanticsDrill {

  private static final int MAX_AT_ONCE = 6;

  private final long firstSeed;
  private final int runs;

  /**
   * A drill.
   *
   * @param firstSeed of the first run; the others have those that follow
   */
  public SemanticsDrill(long firstSeed, int runs) {
    this.firstSeed = firstSeed;
    this.runs = runs;
  }

  /**
   * Runs it.
   *
   * @param progress is notified of each run that is done
   */
  public SemanticsReport run(IntConsumer progress) {
    var rows = new ArrayList<SemanticsReport.SemanticsRow>();
    rows.addAll(rows("access logs", new DrilledAccessLogs(), progress));
    rows.addAll(rows("transactions", new DrilledTransactions(), progress));
    return new SemanticsReport(firstSeed, runs, rows);
  }

  /** How many runs there are in all. */
  public int total() {
    return 2 * Semantics.values().length * runs;
  }

  private <R extends StreamRecord> List<SemanticsReport.SemanticsRow> rows(
      String name, DrilledPipeline<R> pipeline, IntConsumer progress) {
    var rows = new ArrayList<SemanticsReport.SemanticsRow>();
    for (var semantics : Semantics.values()) {
      var sum =
          LongStream.range(firstSeed, firstSeed + runs)
              .parallel()
              .mapToObj(
                  seed -> {
                    var both =
                        new Both(
                            calm(pipeline, semantics, seed), disturbed(pipeline, semantics, seed));
                    progress.accept(1);
                    return both;
                  })
              .reduce(Both.NONE, Both::plus);
      rows.add(new SemanticsReport.SemanticsRow(name, semantics, sum.calm(), sum.disturbed()));
    }
    return rows;
  }

  private record Both(DrillTally calm, DrillTally disturbed) {
    static final Both NONE = new Both(DrillTally.NONE, DrillTally.NONE);

    Both plus(Both more) {
      return new Both(calm.plus(more.calm), disturbed.plus(more.disturbed));
    }
  }

  /**
   * What runs came to.
   *
   * @param times of records, from the first delivery to the last answer, in milliseconds
   */
  record DrillTally(DrilledDifferences differences, DrillUsage usage, Histogram times) {
    static final DrillTally NONE =
        new DrillTally(DrilledDifferences.NONE, DrillUsage.NONE, Histogram.EMPTY);

    static DrillTally of(DrilledDeployment<?> deployed) {
      return new DrillTally(
          deployed.differences(), deployed.usage(), Histogram.of(deployed.millis()));
    }

    DrillTally plus(DrillTally more) {
      return new DrillTally(
          differences.plus(more.differences), usage.plus(more.usage), times.plus(more.times));
    }
  }

  private static <R extends StreamRecord> DrillTally calm(
      DrilledPipeline<R> pipeline, Semantics semantics, long seed) {
    var random = new SplittableRandom(seed);
    var shard = pipeline.load(random.split());
    var deployed = pipeline.deploy(semantics, CallDisturbance.NONE);
    var instance = deployed.coldStart();
    for (var from = 0; from < shard.size(); ) {
      var to = Math.min(shard.size(), from + 1 + random.nextInt(MAX_AT_ONCE));
      var answer = instance.invoke(shard.event(from, to));
      if (!answer.retryFrom().isEmpty()) {
        throw new IllegalStateException("Not done though nothing was in the way: " + answer);
      }
      from = to;
    }
    var _ = deployed.violations(List.of(shard.records()));
    return DrillTally.of(deployed);
  }

  private static <R extends StreamRecord> DrillTally disturbed(
      DrilledPipeline<R> pipeline, Semantics semantics, long seed) {
    var deployed = new ArrayList<DrilledDeployment<R>>();
    var simulation =
        new Simulation<R>(
            random -> List.of(pipeline.load(random)),
            faults -> {
              deployed.add(pipeline.deploy(semantics, faults));
              return deployed.getFirst();
            },
            CallFailure::unavailable,
            Mistakes.NONE);
    var wrong = simulation.run(seed);
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("Seed %d with %s: %s".formatted(seed, semantics, wrong));
    }
    return DrillTally.of(deployed.getFirst());
  }
}
