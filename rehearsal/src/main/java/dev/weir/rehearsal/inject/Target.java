package dev.weir.rehearsal.inject;

import dev.weir.client.cloud.Cloud;
import dev.weir.local.rehearsal.InjectedFault;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import dev.weir.metrics.Step;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.rehearsal.traffic.SampledPipeline;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a pipeline that a fault affects, by their physical names. Tables that pipelines
 * share are not among them, so that the other pipelines are unaffected.
 *
 * @param stream that producers put to
 * @param sink that the step alone writes to: a table, or the topic for delivery
 * @param function of the step
 */
record Target(String stream, String sink, String function) {

  /** Returns the parts of a pipeline's step. */
  static Target of(Cloud cloud, SampledPipeline pipeline, Step step) {
    var stream = cloud.output(pipeline.pipeline().streamName());
    // A topic is identified by its ARN, whose last part is the name.
    var sink = cloud.output(sink(step));
    return new Target(
        stream, sink.substring(sink.lastIndexOf(':') + 1), cloud.output(step.functionOutput()));
  }

  private static StackOutput sink(Step step) {
    return switch (step) {
      case ACCESS_LOGS -> StackOutput.COUNTS_TABLE;
      case TRANSACTIONS -> StackOutput.PROFILES_TABLE;
      case MARKS -> StackOutput.MARKS_TABLE;
      case RISK -> StackOutput.RISK_TABLE;
      case DELIVERY -> StackOutput.DECISION_TOPIC;
      case ACCESS_LOGS_ARCHIVE,
          TRANSACTIONS_ARCHIVE,
          TICKS_ARCHIVE,
          DECISIONS_ARCHIVE,
          ALERT_OUTBOX,
          PULSE ->
          throw new IllegalArgumentException("Faults can't be injected at the step " + step);
    };
  }

  /** Returns the fault to inject into the local cloud; empty if the plan only changes the load. */
  Optional<InjectedFault> fault(Plan plan) {
    var delay = Duration.ofMillis(Math.round(plan.strength()));
    return switch (plan.scenario()) {
      case SLOW_TABLE -> Optional.of(new SlowWrites(Set.of(sink), delay));
      case THROTTLE -> Optional.of(new ThrottledWrites(Set.of(sink), plan.strength()));
      case STOP_PRODUCER -> Optional.of(new RefusedProducers(Set.of(stream)));
      case SLOW_FUNCTION -> Optional.of(new SlowFunctions(Set.of(function), delay));
      case HOT_SHARD, POISON, SURGE -> Optional.empty();
    };
  }
}
