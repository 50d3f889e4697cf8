package dev.weir.local.measuring;

import dev.weir.local.eventsource.EventSourceStatus;
import dev.weir.local.eventsource.MappingSettings;
import dev.weir.local.eventsource.StreamReader;
import dev.weir.local.functions.FunctionSettings;
import dev.weir.local.functions.InvocationListener;
import dev.weir.local.metrics.EmbeddedMetricFormat;
import dev.weir.local.metrics.LogFollower;
import dev.weir.local.metrics.MetricStore;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.query.MetricId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Measures all parts of a local cloud, into a store for each Region. */
public final class Measuring implements AutoCloseable {

  private static final Duration EACH = Duration.ofSeconds(1);
  private static final int ARN_NAME = 6;

  private final SequencedMap<String, MetricStore> stores = new LinkedHashMap<>();
  private final List<Runnable> open = new CopyOnWriteArrayList<>();
  private final InstantSource clock = InstantSource.system();

  /** Measures the Regions of a cloud. */
  public Measuring(List<String> regions) {
    regions.forEach(region -> stores.put(region, new MetricStore()));
  }

  /** Returns the metrics by Region. */
  public SequencedMap<String, MetricStore> stores() {
    return Collections.unmodifiableSequencedMap(stores);
  }

  /** Reads the metrics that functions write to their logs. */
  public void follow(List<FunctionSettings> functions, Path logs) {
    for (var function : functions) {
      var store = stores.get(function.region());
      try {
        var follower =
            LogFollower.follow(
                logs.resolve(function.name() + ".log"),
                line -> EmbeddedMetricFormat.read(line, store));
        open.add(follower::close);
      } catch (IOException e) {
        throw new UncheckedIOException("The log of " + function.name() + " can't be read", e);
      }
    }
  }

  /** Measures the invocations of functions. */
  public InvocationListener invocations() {
    return new MeasuredInvocations(stores, clock);
  }

  /** Measures the age of the last record of each batch that is passed to the function. */
  public Consumer<Duration> iteratorAge(MappingSettings settings) {
    var id =
        MetricId.of(
            AwsMetric.ITERATOR_AGE, Map.of(Dimension.FUNCTION_NAME, name(settings.functionArn())));
    var store = stores.get(settings.region());
    return age -> store.record(id, clock.instant(), (double) age.toMillis());
  }

  /** Measures a stream's reader; the changes of tables are measured at their source. */
  public StreamReader of(StreamReader reader, MappingSettings settings) {
    return streamName(settings)
        .<StreamReader>map(
            name -> new MeasuredReader(reader, name, stores.get(settings.region()), clock))
        .orElse(reader);
  }

  /** Measures an event source each second, until everything is closed. */
  public void watch(MappingSettings settings, Supplier<EventSourceStatus> status) {
    var source =
        new MeasuredSource(settings.uuid(), streamName(settings), stores.get(settings.region()));
    var thread =
        Thread.ofVirtual()
            .name("measure " + settings.uuid())
            .start(
                () -> {
                  try {
                    while (!Thread.currentThread().isInterrupted()) {
                      source.take(status.get());
                      Thread.sleep(EACH);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    open.add(thread::interrupt);
  }

  private static Optional<String> streamName(MappingSettings settings) {
    return settings.kind() == MappingSettings.Kind.KINESIS
        ? Optional.of(settings.streamArn().substring(settings.streamArn().lastIndexOf('/') + 1))
        : Optional.empty();
  }

  private static String name(String functionArn) {
    return functionArn.split(":", -1)[ARN_NAME];
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
  }
}
