package dev.weir.wiring;

import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * Records the SDK's measurements of each call: its duration, its number of attempts, and why an
 * attempt failed. The names of error types are those of the SDK's {@code ErrorType}.
 */
final class CallMetrics implements MetricPublisher {

  private static final Set<String> UNANSWERED = Set.of("IO", "ConfiguredTimeout");
  private static final String THROTTLING = "Throttling";
  private static final double NANOS_PER_MILLI = 1_000_000.0;

  private final Meter meter;

  CallMetrics(Meter meter) {
    this.meter = meter;
  }

  @Override
  public void publish(MetricCollection call) {
    var dependency =
        call.metricValues(CoreMetric.SERVICE_ID).stream()
            .findFirst()
            .orElse("unknown")
            .toLowerCase(Locale.ROOT);
    for (Duration took : call.metricValues(CoreMetric.API_CALL_DURATION)) {
      // The SDK creates the collection when the call has ended.
      meter.call(call.creationTime().minus(took), call.creationTime());
      meter.value(WeirMetric.CALL_MILLIS, dependency, took.toNanos() / NANOS_PER_MILLI);
    }
    for (var retries : call.metricValues(CoreMetric.RETRY_COUNT)) {
      meter.count(WeirMetric.CALL_RETRIES, dependency, retries);
    }
    meter.count(WeirMetric.CALL_THROTTLES, dependency, failures(call, Set.of(THROTTLING)));
    meter.count(WeirMetric.CALLS_UNANSWERED, dependency, failures(call, UNANSWERED));
    meter.count(WeirMetric.CALLS_REFUSED, 0); // counted by RefusedCalls; zero differs from no data
  }

  private static long failures(MetricCollection call, Set<String> types) {
    return call.children().stream()
        .flatMap(attempt -> attempt.metricValues(CoreMetric.ERROR_TYPE).stream())
        .filter(types::contains)
        .count();
  }

  @Override
  public void close() {
    // There is nothing to release.
  }
}
