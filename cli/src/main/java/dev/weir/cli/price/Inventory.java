package dev.weir.cli.price;

import dev.weir.metrics.Step;
import java.util.List;

/**
 * What the stacks are made of, as far as it is charged for.
 *
 * @param streams of all stacks; a Region of market data has its own
 * @param functions of all stacks
 * @param fixed what is charged by the month
 * @param replicas of the market's tables that hold data
 */
record Inventory(
    List<StreamPart> streams, List<FunctionPart> functions, FixedParts fixed, int replicas) {

  Inventory {
    streams = List.copyOf(streams);
    functions = List.copyOf(functions);
  }

  /** The memory of a step's function, in one Region; 0 where there is none. */
  int memoryMb(Step step) {
    return functions.stream()
        .filter(function -> function.step() == step)
        .mapToInt(FunctionPart::memoryMb)
        .findFirst()
        .orElse(0);
  }

  /** How many shards a function of this step reads, in one Region. */
  double shards(Step step, Assumptions assumed) {
    return streams.stream()
        .filter(stream -> stream.step() == source(step))
        .mapToDouble(stream -> stream.shards(assumed))
        .findFirst()
        .orElse(1);
  }

  /** Whether the stream that a function of this step reads has on-demand capacity. */
  boolean isOnDemand(Step step) {
    return streams.stream()
        .anyMatch(stream -> stream.step() == source(step) && stream.shards().isEmpty());
  }

  /** Whose stream a step reads. */
  private static Step source(Step step) {
    return switch (step) {
      case ACCESS_LOGS_ARCHIVE -> Step.ACCESS_LOGS;
      case TRANSACTIONS_ARCHIVE -> Step.TRANSACTIONS;
      case ACCESS_LOGS, TRANSACTIONS, ALERT_OUTBOX, MARKS, RISK, DELIVERY, PULSE -> step;
    };
  }
}
