package dev.weir.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.weir.local.emulators.LocalClients;
import dev.weir.local.eventsource.DynamoDbStreamReader;
import dev.weir.local.eventsource.EventSource;
import dev.weir.local.eventsource.FailureDestinations;
import dev.weir.local.eventsource.FunctionInvoker;
import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.eventsource.KinesisStreamReader;
import dev.weir.local.eventsource.MappingSettings;
import dev.weir.local.eventsource.Polling;
import dev.weir.local.eventsource.Schedule;
import dev.weir.local.eventsource.StreamReader;
import dev.weir.local.functions.FunctionHost;
import dev.weir.local.measuring.Measuring;
import dev.weir.local.provisioning.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** All sources that invoke functions: event sources and schedules. */
final class Sources implements AutoCloseable {

  private record RunningSource(MappingSettings settings, EventSource source) {}

  private static final int ARN_REGION = 3;
  private static final Pattern TABLE_STREAM = Pattern.compile("arn:.*:table/([^/]+)/stream/.*");

  private final List<RunningSource> mappings = new ArrayList<>();
  private final List<Schedule> schedules = new ArrayList<>();

  /**
   * Starts all of them; after it returns, records are delivered from their starting positions on.
   */
  static Sources start(
      Deployment deployment,
      RegionEndpoints regions,
      FunctionHost functions,
      Measuring measuring,
      Polling polling) {
    var sources = new Sources();
    try {
      for (var settings : deployment.mappings()) {
        var services = regions.clients(settings.region());
        var destinations = destinations(regions, settings.functionArn());
        var source =
            EventSource.start(
                settings,
                regions.gated(
                    settings.region(),
                    measuring.of(reader(settings, services), settings),
                    isOfReplica(settings, deployment.strongTables())),
                functions.invoker(settings.functionArn()),
                destinations.of(settings),
                measuring.iteratorAge(settings),
                polling);
        regions.streams().add(name(settings.streamArn()), source::announce);
        sources.mappings.add(new RunningSource(settings, source));
        measuring.watch(settings, source::status);
      }
      for (var timed : deployment.schedules()) {
        sources.schedules.add(
            Schedule.start(
                timed,
                invoker(timed.function(), regions, functions),
                destinations(regions, timed.function()).of(timed.async())));
      }
      return sources;
    } catch (RuntimeException e) {
      sources.close();
      throw e;
    }
  }

  private static FailureDestinations destinations(RegionEndpoints regions, String functionArn) {
    var services = regions.clients(functionArn.split(":", -1)[ARN_REGION]);
    return new FailureDestinations(services.sqs(), services.sns(), services.s3());
  }

  private static String name(String streamArn) {
    return streamArn.substring(streamArn.lastIndexOf('/') + 1);
  }

  /** In a lost Region no schedule fires; missed times are not made up for. */
  private static FunctionInvoker invoker(
      String arn, RegionEndpoints regions, FunctionHost functions) {
    var function = functions.invoker(arn);
    var region = arn.split(":", -1)[ARN_REGION];
    return event ->
        regions.isLost(region)
            ? new InvocationResult.Returned(new byte[0], "not-invoked")
            : function.invoke(event);
  }

  private static boolean isOfReplica(MappingSettings settings, Set<String> strongTables) {
    var matcher = TABLE_STREAM.matcher(settings.streamArn());
    return matcher.matches() && strongTables.contains(matcher.group(1));
  }

  private static StreamReader reader(MappingSettings settings, LocalClients services) {
    return switch (settings.kind()) {
      case TABLE -> new DynamoDbStreamReader(services.tableStreams(), settings.streamArn());
      case KINESIS, UNKNOWN -> new KinesisStreamReader(services.kinesis(), settings.streamArn());
    };
  }

  /** Adds an object for each event source, with its shards. */
  void describe(ArrayNode array) {
    for (var running : mappings) {
      var status = running.source().status();
      var node =
          array
              .addObject()
              .put("stream", running.settings().streamArn())
              .put("region", running.settings().region())
              .put("function", running.settings().functionArn())
              .put("iteratorAgeMillis", status.iteratorAge().toMillis());
      status.problem().ifPresent(problem -> node.put("problem", problem));
      var shards = node.putArray("shards");
      for (var shard : status.shards()) {
        shards
            .addObject()
            .put("shardId", shard.shardId())
            .put("state", shard.state().getClass().getSimpleName())
            .put("lastConfirmed", shard.lastConfirmed().orElse(null))
            .put("iteratorAgeMillis", shard.iteratorAge(status.at()).toMillis());
      }
    }
  }

  @Override
  public void close() {
    // Each waits for its own end; stopping one after the other would add these times up.
    var closing = new ArrayList<Thread>();
    mappings.forEach(running -> closing.add(Thread.startVirtualThread(running.source()::close)));
    schedules.forEach(schedule -> closing.add(Thread.startVirtualThread(schedule::close)));
    for (var thread : closing) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
