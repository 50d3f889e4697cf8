package dev.weir.cli.price;

import dev.weir.metrics.Step;
import java.util.List;

/**
 * The billable parts of the stacks.
 *
 * @param streams of all stacks; each Region of market data has its own
 * @param functions of all stacks
 * @param fixed the parts with a monthly charge
 * @param replicas of the market's tables that contain data
 */
record Inventory(
    List<StreamPart> streams, List<FunctionPart> functions, FixedParts fixed, int replicas) {

  Inventory {
    streams = List.copyOf(streams);
    functions = List.copyOf(functions);
  }

  /** Returns the memory of a step's function in one Region; 0 if there is none. */
  int memoryMb(Step step) {
    return functions.stream()
        .filter(function -> function.step() == step)
        .mapToInt(FunctionPart::memoryMb)
        .findFirst()
        .orElse(0);
  }

  /** Returns how many shards a function of this step reads in one Region. */
  double shards(Step step, Assumptions assumed) {
    return streams.stream()
        .filter(stream -> stream.step() == source(step))
        .mapToDouble(stream -> stream.shards(assumed))
        .findFirst()
        .orElse(1);
  }

  /** Returns whether a function of this step reads a stream with on-demand capacity. */
  boolean isOnDemand(Step step) {
    return streams.stream()
        .anyMatch(stream -> stream.step() == source(step) && stream.shards().isEmpty());
  }

  /** Returns the step whose stream a step reads. */
  static Step source(Step step) {
    return switch (step) {
      case ACCESS_LOGS_ARCHIVE -> Step.ACCESS_LOGS;
      case TRANSACTIONS_ARCHIVE -> Step.TRANSACTIONS;
      case TICKS_ARCHIVE -> Step.MARKS;
      case ACCESS_LOGS,
          TRANSACTIONS,
          ALERT_OUTBOX,
          MARKS,
          RISK,
          DELIVERY,
          PULSE,
          DECISIONS_ARCHIVE ->
          step;
    };
  }
}
