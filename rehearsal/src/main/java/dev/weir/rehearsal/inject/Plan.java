package dev.weir.rehearsal.inject;

import dev.weir.metrics.Step;
import dev.weir.rehearsal.traffic.SampledPipeline;
import java.time.Duration;

/**
 * A scenario planned for a pipeline.
 *
 * @param step that is affected, unless the scenario is a load: the function, and its output
 * @param strength in the scenario's unit
 * @param manyKeys for a hot shard: many keys of the shard instead of one
 * @param rate the baseline load, records per second
 * @param length the maximum duration
 */
public record Plan(
    Scenario scenario,
    SampledPipeline pipeline,
    Step step,
    double strength,
    boolean manyKeys,
    int rate,
    Duration length) {

  /** Returns a plan with the scenario's default strength. */
  public static Plan usual(Scenario scenario, SampledPipeline pipeline, int rate, Duration length) {
    return new Plan(
        scenario,
        pipeline,
        pipeline.steps().getFirst(),
        scenario.usualStrength(),
        false,
        rate,
        length);
  }

  /** Returns a copy for another step of the pipeline. */
  public Plan at(Step other) {
    return new Plan(scenario, pipeline, other, strength, manyKeys, rate, length);
  }

  /** Returns a copy with many keys of one shard. */
  public Plan withManyKeys() {
    return new Plan(scenario, pipeline, step, strength, true, rate, length);
  }

  /** Returns the verdict expected of {@code weir doctor}. */
  public String verdict() {
    return scenario.verdict(manyKeys);
  }
}
