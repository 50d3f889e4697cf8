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
   * Whether a pipeline finds a mistake in the engine, with any of these seeds. Called in a class
   * loader that holds the mistake.
   */
  public static boolean isFound(String pipeline, int seeds) {
    var verify = pipelines().get(pipeline);
    for (var seed = 1L; seed <= seeds; seed++) {
      try {
        if (!verify.apply(seed).isEmpty()) {
          return true;
        }
      } catch (RuntimeException e) {
        return true; // an engine that throws is found as well
      }
    }
    return false;
  }
}
