package dev.weir.local.measuring;

import dev.weir.local.eventsource.FunctionInvoker;
import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.metrics.MetricStore;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.query.MetricId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts and times the invocations of a function as Lambda does. */
public final class MeasuredInvoker implements FunctionInvoker {

  private static final double NANOS_PER_MILLI = 1e6;

  private final FunctionInvoker function;
  private final Map<Dimension, String> dimensions;
  private final MetricStore store;
  private final InstantSource clock;
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * Invokes what the other invokes.
   *
   * @param name the function's
   */
  public MeasuredInvoker(
      FunctionInvoker function, String name, MetricStore store, InstantSource clock) {
    this.function = function;
    dimensions = Map.of(Dimension.FUNCTION_NAME, name);
    this.store = store;
    this.clock = clock;
  }

  @Override
  public InvocationResult invoke(byte[] eventJson) {
    var begun = System.nanoTime();
    record(AwsMetric.CONCURRENT_EXECUTIONS, busy.incrementAndGet());
    try {
      var result = function.invoke(eventJson);
      measure(result, (System.nanoTime() - begun) / NANOS_PER_MILLI);
      return result;
    } finally {
      busy.decrementAndGet();
    }
  }

  private void measure(InvocationResult result, double millis) {
    switch (result) {
      case InvocationResult.Returned _ -> invoked(millis, 0);
      case InvocationResult.FunctionFailed _,
          InvocationResult.TimedOut _,
          InvocationResult.Crashed _ ->
          invoked(millis, 1);
      case InvocationResult.Throttled _ -> record(AwsMetric.THROTTLES, 1);
      case InvocationResult.ServiceFailed _ -> {
        // It was not invoked, and nothing of the function's is told.
      }
    }
  }

  private void invoked(double millis, int failed) {
    record(AwsMetric.INVOCATIONS, 1);
    record(AwsMetric.ERRORS, failed);
    record(AwsMetric.DURATION, millis);
    record(AwsMetric.THROTTLES, 0);
  }

  private void record(AwsMetric metric, double value) {
    store.record(MetricId.of(metric, dimensions), clock.instant(), value);
  }
}
