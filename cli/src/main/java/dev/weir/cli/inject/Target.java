package dev.weir.cli.inject;

import dev.weir.cli.cloud.Cloud;
import dev.weir.cli.traffic.SampledPipeline;
import dev.weir.local.rehearsal.InjectedFault;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a pipeline that a fault is done to, by their physical names. Tables that pipelines
 * share are not among them, so that the others go on as ever.
 *
 * @param stream that producers put to
 * @param table that the pipeline alone writes to
 * @param function that reads the stream
 */
record Target(String stream, String table, String function) {

  static Target of(Cloud cloud, SampledPipeline pipeline) {
    return switch (pipeline) {
      case ACCESS_LOGS ->
          new Target(
              cloud.output(pipeline.pipeline().streamName()),
              cloud.output("AccessLogCountsTable"),
              cloud.output("AccessLogFunctionName"));
      case TRANSACTIONS ->
          new Target(
              cloud.output(pipeline.pipeline().streamName()),
              cloud.output("UserProfilesTable"),
              cloud.output("TransactionFunctionName"));
    };
  }

  /** What the local cloud is to do; empty where it is the load alone that is unusual. */
  Optional<InjectedFault> fault(Plan plan) {
    var delay = Duration.ofMillis(Math.round(plan.strength()));
    return switch (plan.scenario()) {
      case SLOW_TABLE -> Optional.of(new SlowWrites(Set.of(table), delay));
      case THROTTLE -> Optional.of(new ThrottledWrites(Set.of(table), plan.strength()));
      case STOP_PRODUCER -> Optional.of(new RefusedProducers(Set.of(stream)));
      case SLOW_FUNCTION -> Optional.of(new SlowFunctions(Set.of(function), delay));
      case HOT_SHARD, POISON, SURGE -> Optional.empty();
    };
  }
}
