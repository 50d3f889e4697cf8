package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A mapping on a stream in memory, run on virtual time. */
final class EventSourceFixture {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/logs";
  static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:reader";
  static final String UUID = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";

  private static final ObjectMapper JSON = new ObjectMapper();

  final VirtualWork<MappingEvent> time = new VirtualWork<>(START);
  final FakePolledStream stream = new FakePolledStream(time::now);
  final FakeFunction function = new FakeFunction(time);
  final List<FailureRecord> discarded = new ArrayList<>();
  final List<Duration> iteratorAges = new ArrayList<>();

  private final ObjectNode properties =
      json("{'StartingPosition':'TRIM_HORIZON','EventSourceArn':'" + STREAM + "'}");
  StreamReader reader = stream;
  Polling polling = Polling.LAMBDA;
  FailureDestination destination = discarded::add;
  private EventSourceLoop loop;

  /** JSON with single quotes. */
  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  /** Adds properties of the mapping, JSON with single quotes. */
  EventSourceFixture with(String moreProperties) {
    properties.setAll(json(moreProperties));
    return this;
  }

  EventSourceFixture withDestination() {
    return with(
        "{'DestinationConfig':{'OnFailure':{'Destination':'arn:aws:sqs:eu-west-1:1:lost'}}}");
  }

  /** Reads a table's stream instead of the one in memory. */
  EventSourceFixture reading(FakeTable table) {
    reader = table.reader();
    return with("{'EventSourceArn':'" + FakeTable.STREAM + "'}");
  }

  EventSourceFixture put(String... keys) {
    for (var key : keys) {
      stream.put(key);
    }
    return this;
  }

  /** Announces records at a time, whether or not there are any. */
  EventSourceFixture announcedAt(Instant at) {
    return announcedAt(at, Set.of());
  }

  /** Announces records of shards at a time. */
  EventSourceFixture announcedAt(Instant at, Set<String> shardIds) {
    time.comesAt(at, new MappingEvent.Announced(shardIds));
    return this;
  }

  MappingSettings settings() {
    return settingsOf(FUNCTION);
  }

  MappingSettings settingsOf(String functionArn) {
    return MappingSettings.fromProperties(UUID, functionArn, properties);
  }

  /** Begins at the clock's time. */
  EventSourceFixture begin() {
    var settings = settings();
    var ports = new EventSourceLoop.Ports(reader, function, destination, iteratorAges::add);
    loop =
        new EventSourceLoop(
            settings,
            EventSource.format(settings),
            ports,
            time,
            new SourcePauses(new Backoff(new SplittableRandom(1)), polling));
    loop.takeUp();
    return this;
  }

  /** Runs for a duration, from the beginning or from where it stopped. */
  EventSourceFixture run(Duration duration) {
    if (loop == null) {
      begin();
    }
    time.comesAt(time.now().plus(duration), new MappingEvent.Closed());
    try {
      loop.run();
      return this;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  EventSourceFixture run() {
    return run(Duration.ofMinutes(1));
  }

  EventSourceStatus status() {
    return loop.status();
  }

  ShardStatus shard() {
    return status().shards().getFirst();
  }
}
