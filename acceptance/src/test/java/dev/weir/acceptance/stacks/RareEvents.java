package dev.weir.acceptance.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.publish.DynamoOutages;
import dev.weir.accesslog.publish.Outage;
import dev.weir.alerts.Alert;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Severity;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.events.Minute;
import dev.weir.local.CloudState;
import dev.weir.market.ConflictRetry;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.metrics.Step;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.rehearsal.drill.LeaseHandover;
import dev.weir.rehearsal.trial.Settling;
import dev.weir.stream.Lane;
import dev.weir.stream.Pause;
import dev.weir.stream.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** Events that are too rare for the demo. Functions take up to a minute to react to them. */
public final class RareEvents {

  // A Region hears of its leases with the next pulse, every few seconds.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Instant LONG_AGO = Instant.parse("2026-11-23T10:05:00Z");

  private RareEvents() {}

  /**
   * Lets each Region lead the market once, leaves unpublished alerts and an outage that goes on,
   * and sends each Region's feed a record of garbage.
   */
  public static void cause(CloudState state) throws InterruptedException {
    leadByEach(state);
    leaveAlertsPending(state);
    leaveAnOutage(state);
    replaceInstances(state);
    sendGarbage(LocalAccess.open(state), DataStream.ACCESS_LOGS);
    for (var region : LocalAccess.marketRegions(state)) {
      sendGarbage(LocalAccess.openRegional(state, region), DataStream.MARKET);
    }
  }

  /** Acts like a crash between a commit and its alerts; the sweep has to publish them. */
  private static void leaveAlertsPending(CloudState state) {
    var cloud = LocalAccess.open(state);
    try (var dynamodb = cloud.dynamo()) {
      var outbox = new DynamoOutbox(dynamodb, cloud.output("AlertsTable"));
      var flood = FloodGroup.of("ERROR_COUNT", "m", "lane", LONG_AGO, Duration.ofMinutes(5));
      outbox.add(alert("ERROR_COUNT/shop/m", "ERROR_COUNT"));
      outbox.add(alert(flood.key(), FloodGroup.TYPE));
    }
  }

  /** Acts like errors that no more requests followed; the sweep has to report the silence. */
  private static void leaveAnOutage(CloudState state) {
    var cloud = LocalAccess.open(state);
    try (var dynamodb = cloud.dynamo()) {
      var minute = Minute.of(LONG_AGO);
      var lane = new Lane("v1", "access-logs", "0", new Shard("shardId-000000000000"));
      new DynamoOutages(dynamodb, cloud.output("AlertsTable"))
          .begin(new Outage("silent.example", lane, minute, minute, false, Optional.empty(), 1));
    }
  }

  /**
   * Lets each Region lead all groups once, with new reference data, as after a loss of the other
   * Region: which one led them in the demo depends on which function was ready first.
   */
  private static void leadByEach(CloudState state) throws InterruptedException {
    for (var region : LocalAccess.marketRegions(state)) {
      var cloud = LocalAccess.openRegional(state, region);
      try (var dynamo = cloud.dynamo()) {
        var conflicts = new ConflictRetry(Pause.sleeping());
        var table = cloud.output(StackOutput.REFERENCE_TABLE);
        var store = new DynamoReferenceStore(dynamo, table, conflicts);
        var leases = new LeaseHandover(dynamo, cloud.output(StackOutput.LEASES_TABLE));
        var current = store.current();
        var loaded = store.load(store.read(current.orElseThrow()), current, Instant.now());
        var version = loaded.orElseThrow().version();
        var left =
            Settling.within(PATIENCE)
                .await(
                    () -> {
                      leases.to(region);
                      return leases.notYetLedBy(region, version);
                    });
        assertThat(left).as("groups that %s does not lead", region).isEmpty();
      }
    }
  }

  private static Alert alert(String id, String type) {
    return new Alert(
        id,
        type,
        1,
        Severity.HIGH,
        Optional.of("shop"),
        Optional.empty(),
        LONG_AGO,
        "shop: too many errors",
        "{}");
  }

  /**
   * Ends the instances that hold the lanes' states in memory, as Lambda does now and then: the next
   * ones have to read them.
   */
  private static void replaceInstances(CloudState state) {
    var function = LocalAccess.open(state).output(Step.ACCESS_LOGS.functionOutput());
    state.parts().stream()
        .filter(part -> part.name().equals(function))
        .flatMap(part -> ProcessHandle.of(part.pid()).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static void sendGarbage(Cloud cloud, DataStream stream) {
    try (var kinesis = cloud.kinesis()) {
      kinesis.putRecord(
          r ->
              r.streamName(cloud.output(stream.nameOutput()))
                  .partitionKey("garbage")
                  .data(SdkBytes.fromUtf8String("not an event")));
    }
  }
}
