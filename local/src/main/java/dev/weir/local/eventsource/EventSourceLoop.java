package dev.weir.local.eventsource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a mapping: executes its commands, and reports their results to it. */
final class EventSourceLoop {
  private static final Logger LOG = LoggerFactory.getLogger(EventSourceLoop.class);

  private final MappingSettings settings;
  private final Mapping mapping;
  private final RecordPreparation preparation;
  private final Ports ports;
  private final Work<MappingEvent> work;
  private final Map<String, StreamReader.ShardCursor> cursors = new ConcurrentHashMap<>();
  private volatile EventSourceStatus status;

  /** The dependencies of an event source. */
  record Ports(
      StreamReader reader,
      FunctionInvoker function,
      FailureDestination onFailure,
      Consumer<Duration> iteratorAges) {

    /** Creates ports that ignore the age of batches. */
    Ports(StreamReader reader, FunctionInvoker function, FailureDestination onFailure) {
      this(reader, function, onFailure, _ -> {});
    }
  }

  EventSourceLoop(
      MappingSettings settings,
      EventFormat format,
      Ports ports,
      Work<MappingEvent> work,
      SourcePauses pacing) {
    this.settings = settings;
    this.mapping = new Mapping(settings, format, pacing);
    this.preparation = new RecordPreparation(format, FilterCriteria.of(settings.filters()));
    this.ports = ports;
    this.work = work;
    this.status = mapping.status(work.now());
  }

  EventSourceStatus status() {
    return status.at(work.now());
  }

  /**
   * Opens the stream's shards at the mapping's start. A record that arrives after this is after the
   * starting position LATEST.
   */
  void takeUp() {
    var now = work.now();
    mapping.on(new MappingEvent.Listed(ports.reader().shards()), now);
    mapping
        .begun()
        .forEach(start -> cursors.put(start.shardId(), open(start.shardId(), start.position())));
    status = mapping.status(now);
  }

  /** Runs until it is closed. */
  void run() throws InterruptedException {
    boolean open = true;
    while (open) {
      var now = work.now();
      var steps = mapping.steps(now);
      steps.effects().forEach(effect -> begin(effect, now));
      status = mapping.status(now);
      open = work.next(steps.wakeAt()).map(this::heed).orElse(true);
    }
  }

  /** Tells it that shards have new records: the named ones, or any. */
  void announce(Set<String> shardIds) {
    work.begin("announce", () -> new MappingEvent.Announced(shardIds));
  }

  /** Makes {@link #run} return, even if work is in flight. */
  void close() {
    work.begin("close", MappingEvent.Closed::new);
  }

  /** Reports why it cannot continue. */
  void stoppedBy(Exception e) {
    LOG.error("Event source stopped: source={}", settings.eventSourceArn(), e);
    status = status.stoppedBy(e.toString());
  }

  private boolean heed(MappingEvent happening) {
    mapping.on(happening, work.now()).ifPresent(remark -> LOG.warn("{}", remark));
    return !(happening instanceof MappingEvent.Closed);
  }

  private void begin(MappingCommand effect, Instant now) {
    switch (effect) {
      case MappingCommand.ListShards _ -> work.begin("list shards", this::list);
      case MappingCommand.Read read -> work.begin("read " + read.shardId(), () -> read(read, now));
      case MappingCommand.Invoke invoke ->
          work.begin("invoke for " + invoke.shardId(), () -> invoke(invoke));
      case MappingCommand.Deliver deliver ->
          work.begin("deliver for " + deliver.shardId(), () -> deliver(deliver));
    }
  }

  private MappingEvent list() {
    try {
      return new MappingEvent.Listed(ports.reader().shards());
    } catch (RuntimeException e) {
      return new MappingEvent.NotListed(e.toString());
    }
  }

  private MappingEvent read(MappingCommand.Read read, Instant began) {
    try {
      var cursor = cursors.computeIfAbsent(read.shardId(), shardId -> open(shardId, read.from()));
      var page = cursor.read(read.limit());
      var records = preparation.prepare(read.shardId(), page.records());
      return new MappingEvent.PageRead(read.shardId(), records, page.atEnd(), began);
    } catch (RuntimeException e) {
      cursors.remove(read.shardId());
      return new MappingEvent.NotRead(read.shardId(), e.toString());
    }
  }

  private StreamReader.ShardCursor open(String shardId, ReadPosition from) {
    return ports.reader().open(shardId, from);
  }

  private MappingEvent invoke(MappingCommand.Invoke invoke) {
    if (!invoke.batch().isEmpty()) {
      ports.iteratorAges().accept(age(invoke.batch().records().getLast()));
    }
    var events = new EventWriter(invoke.shardId(), settings.eventSourceArn());
    var event = events.write(invoke.batch().records(), invoke.window());
    return new MappingEvent.Invoked(invoke.shardId(), invoke.lane(), invoke(event));
  }

  /** A clock that is slower than the stream's must not yield a negative age. */
  private Duration age(PreparedRecord record) {
    var age = Duration.between(record.arrivedAt(), work.now());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private InvocationResult invoke(byte[] event) {
    try {
      return ports.function().invoke(event);
    } catch (RuntimeException e) {
      return new InvocationResult.ServiceFailed(e.toString());
    }
  }

  private MappingEvent deliver(MappingCommand.Deliver deliver) {
    boolean wanted = settings.onFailureDestination().isPresent();
    return new MappingEvent.Discarded(
        deliver.shardId(), deliver.lane(), wanted && delivered(deliver.record()));
  }

  private boolean delivered(FailureRecord record) {
    try {
      ports.onFailure().deliver(record);
      return true;
    } catch (RuntimeException e) {
      LOG.error(
          "Failure record lost: destination={} shard={} record={}",
          settings.onFailureDestination().orElseThrow(),
          record.shardId(),
          record.document(),
          e);
      return false;
    }
  }
}
