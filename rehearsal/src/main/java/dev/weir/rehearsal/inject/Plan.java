package dev.weir.rehearsal.inject;

import dev.weir.metrics.Step;
import dev.weir.rehearsal.traffic.SampledPipeline;
import java.time.Duration;

/**
 * What is to go wrong with which pipeline.
 *
 * @param step of the pipeline that it is done to, where it is not a load: the function, and what it
 *     writes to
 * @param strength in the scenario's unit
 * @param manyKeys of a hot shard: many keys of it, in the place of one
 * @param rate the baseline load, records a second
 * @param length how long it lasts, at most
 */
public record Plan(
    Scenario scenario,
    SampledPipeline pipeline,
    Step step,
    double strength,
    boolean manyKeys,
    int rate,
    Duration length) {

  /** A scenario as strong as it usually is. */
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

  /** The same, at another step of the pipeline. */
  public Plan at(Step other) {
    return new Plan(scenario, pipeline, other, strength, manyKeys, rate, length);
  }

  /** The same, with many keys of one shard. */
  public Plan withManyKeys() {
    return new Plan(scenario, pipeline, step, strength, true, rate, length);
  }

  /** The verdict that {@code weir doctor} is to give. */
  public String verdict() {
    return scenario.verdict(manyKeys);
  }
}
