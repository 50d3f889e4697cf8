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
        .filter(stream -> stream.step() == step)
        .mapToDouble(stream -> stream.shards(assumed))
        .findFirst()
        .orElse(1);
  }
}
