package dev.weir.wiring;

import dev.weir.aws.Refusals;
import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Meter;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the calls that a service refuses and always will, however the caller handles it. */
final class RefusedCalls implements ExecutionInterceptor {

  private final Meter meter;

  RefusedCalls(Meter meter) {
    this.meter = meter;
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
    if (call.exception() instanceof SdkException failure && Refusals.isRefusal(failure)) {
      meter.count(WeirMetric.CALLS_REFUSED, 1);
    }
  }
}
