package dev.weir.verification.engine;

import dev.weir.verification.accesslog.AccessLogSimulation;
import dev.weir.verification.archive.ArchiveDeliveries;
import dev.weir.verification.market.FunctionsOfTheMarket;
import dev.weir.verification.transactions.TransactionSimulation;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Every pipeline on the engine, delivered in every way. */
public final class DeliveredPipelines {

  private DeliveredPipelines() {}

  /** Delivers to each pipeline in every way, by a seed; the problems are a line each. */
  static Map<String, LongFunction<List<String>>> pipelines() {
    return Map.of(
        "words", WordsChecks::verifyWords,
        "access logs", AccessLogSimulation::verifyHandler,
        "transactions", TransactionSimulation::verifyHandler,
        "archive", ArchiveDeliveries::verifyHandler,
        "marks", FunctionsOfTheMarket::verifyMarks,
        "risk", FunctionsOfTheMarket::verifyRisk,
        "delivery", FunctionsOfTheMarket::verifyDelivery);
  }

  /**
   * Whether a pipeline finds a mistake in the engine, by this seed. Called in a class loader that
   * holds the mistake.
   */
  public static boolean isFound(String pipeline, long seed) {
    try {
      return !pipelines().get(pipeline).apply(seed).isEmpty();
    } catch (RuntimeException e) {
      return true; // an engine that throws is found as well
    }
  }
}
