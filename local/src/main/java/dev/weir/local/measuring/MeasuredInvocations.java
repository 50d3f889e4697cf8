package dev.weir.local.measuring;

import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.functions.InvocationListener;
import dev.weir.local.metrics.MetricStore;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.query.MetricId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Counts and times the invocations of functions as Lambda does: {@code Duration} is the time of the
 * function's code, and {@code ConcurrentExecutions} the number of busy instances. Neither includes
 * an event that waits for an instance.
 */
final class MeasuredInvocations implements InvocationListener {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, MetricStore> stores;
  private final InstantSource clock;

  /** Measures into stores by Region. */
  MeasuredInvocations(Map<String, MetricStore> stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public void began(FunctionSettings function, int busy) {
    record(function, AwsMetric.CONCURRENT_EXECUTIONS, busy);
  }

  @Override
  public void ended(FunctionSettings function, InvocationResult result, Duration took) {
    var millis = took.toNanos() / NANOS_PER_MILLI;
    switch (result) {
      case InvocationResult.Returned _ -> invoked(function, millis, 0);
      case InvocationResult.FunctionFailed _,
          InvocationResult.TimedOut _,
          InvocationResult.Crashed _ ->
          invoked(function, millis, 1);
      case InvocationResult.Throttled _ -> throttled(function);
      case InvocationResult.ServiceFailed _ -> {
        // It was not invoked, so there is nothing to measure.
      }
    }
  }

  private void invoked(FunctionSettings function, double millis, int failed) {
    record(function, AwsMetric.INVOCATIONS, 1);
    record(function, AwsMetric.ERRORS, failed);
    record(function, AwsMetric.DURATION, millis);
    record(function, AwsMetric.THROTTLES, 0);
  }

  @Override
  public void throttled(FunctionSettings function) {
    record(function, AwsMetric.THROTTLES, 1);
  }

  private void record(FunctionSettings function, AwsMetric metric, double value) {
    var id = MetricId.of(metric, Map.of(Dimension.FUNCTION_NAME, function.name()));
    stores.get(function.region()).record(id, clock.instant(), value);
  }
}
