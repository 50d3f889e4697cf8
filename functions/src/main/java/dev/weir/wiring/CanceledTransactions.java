package dev.weir.wiring;

import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Meter;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Counts the transactions that DynamoDB canceled because one of their tables throttles: the SDK
 * does not treat them as throttled and does not retry them. The codes are those of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>.
 */
final class CanceledTransactions implements ExecutionInterceptor {

  private static final Set<String> THROTTLING =
      Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

  private final Meter meter;

  CanceledTransactions(Meter meter) {
    this.meter = meter;
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
    if (call.exception() instanceof TransactionCanceledException canceled
        && canceled.cancellationReasons().stream()
            .anyMatch(reason -> THROTTLING.contains(reason.code()))) {
      meter.count(WeirMetric.CALL_THROTTLES, "dynamodb", 1);
    }
  }
}
