package dev.weir.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.IConstruct;

/**
 * Refuses, at synthesis, an event source that would violate the fence's invariant: that no batch of
 * a lane starts before all earlier records of the lane were applied.
 *
 * <p>Concurrent batches of one shard, separately retried halves, and abandoned batches would each
 * let a later record raise the fence past an earlier one, which would then be lost.
 */
final class EventSourceInvariants implements IAspect {
  private static final int WITHOUT_LIMIT = -1;

  @Override
  public void visit(IConstruct node) {
    if (node instanceof CfnEventSourceMapping mapping) {
      violations(mapping).forEach(text -> Annotations.of(mapping).addError("Event source " + text));
    }
  }

  static List<String> violations(CfnEventSourceMapping mapping) {
    var found = new ArrayList<String>();
    if (moreThan(mapping.getParallelizationFactor(), 1)) {
      found.add("has a parallelization factor above 1: set it to 1, because a lane is a shard");
    }
    if (Boolean.TRUE.equals(mapping.getBisectBatchOnFunctionError())) {
      found.add(
          "bisects failed batches: set it to false, because the halves are retried in any order");
    }
    if (limited(mapping.getMaximumRetryAttempts())
        || limited(mapping.getMaximumRecordAgeInSeconds())) {
      found.add(
          "discards records: set retries and maximum age to -1, because poison records go to"
              + " quarantine");
    }
    if (moreThan(mapping.getTumblingWindowInSeconds(), 0)) {
      found.add("has a tumbling window: remove it, because windows use event time");
    }
    if ("LATEST".equals(mapping.getStartingPosition())) {
      found.add("skips what the stream holds: start it at TRIM_HORIZON, or where weir switch says");
    }
    if (!reportsItemFailures(mapping)) {
      found.add("does not accept partial batch failures: set ReportBatchItemFailures");
    }
    return found;
  }

  private static boolean moreThan(Number value, int most) {
    return value != null && value.intValue() > most;
  }

  private static boolean limited(Number value) {
    return value != null && value.intValue() != WITHOUT_LIMIT;
  }

  private static boolean reportsItemFailures(CfnEventSourceMapping mapping) {
    List<String> types = mapping.getFunctionResponseTypes();
    return types != null && types.contains("ReportBatchItemFailures");
  }
}
