package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.FakeFunction.FAILED;
import static dev.weir.local.eventsource.RecordedOutcome.calls;
import static dev.weir.local.eventsource.RecordedOutcome.givenUp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Scenarios of one record that fails, of a mapping with one retry, which both kinds have. */
final class RecordedDestinations {
  private static final String GIVEN_UP = "RetryAttemptsExhausted, invoke count 2, Unhandled";

  private final Supplier<EventSourceFixture> oneRecord;

  /** Creates scenarios of sources of one record each. */
  RecordedDestinations(Supplier<EventSourceFixture> oneRecord) {
    this.oneRecord = oneRecord;
  }

  List<RecordedScenario> all() {
    return List.of(
        new RecordedScenario(
            "one retry, failures to a queue",
            "calls of 1, 1; " + GIVEN_UP + ", no payload",
            () -> failing(FakeDestinations.QUEUE)),
        new RecordedScenario(
            "one retry, failures to a topic",
            "calls of 1, 1; " + GIVEN_UP + ", no payload",
            () -> failing(FakeDestinations.TOPIC)),
        new RecordedScenario(
            "one retry, failures to a bucket",
            "calls of 1, 1; " + GIVEN_UP + ", the event as payload, key of mapping, shard and time",
            () -> failing(FakeDestinations.BUCKET)));
  }

  private String failing(String destination) {
    var source =
        oneRecord
            .get()
            .with("{'MaximumRetryAttempts':1}")
            .with("{'DestinationConfig':{'OnFailure':{'Destination':'" + destination + "'}}}");
    var destinations = new FakeDestinations();
    source.destination = destinations.of(source.settings());
    source.function.otherwise(_ -> FAILED);
    source.run(Duration.ofMinutes(2));
    var received = destinations.received.getFirst();
    var document = EventSourceFixture.parse(received.text());
    return calls(source) + "; " + givenUp(document) + ", " + kept(source, received, document);
  }

  private static String kept(
      EventSourceFixture source, FakeDestinations.Received received, JsonNode document) {
    if (!document.has("payload")) {
      return "no payload";
    }
    var sent = source.function.calls().getLast().event();
    var payload = EventSourceFixture.parse(document.path("payload").asText());
    return (payload.equals(sent) ? "the event as payload" : "the payload " + payload)
        + ", "
        + (received.place().matches(key(document))
            ? "key of mapping, shard and time"
            : "key " + received.place());
  }

  /** The pattern of the key that was recorded: the record's own time, then anything. */
  private static String key(JsonNode document) {
    var info = document.path("KinesisBatchInfo");
    var shard = info.isMissingNode() ? document.path("DDBStreamBatchInfo") : info;
    var time = document.path("timestamp").asText();
    return "aws/lambda/%s/%s/%s/%s-.+"
        .formatted(
            EventSourceFixture.UUID,
            shard.path("shardId").asText(),
            time.substring(0, "2026-01-01".length()).replace('-', '/'),
            time.substring(0, "2026-01-01T00:00:00".length()).replace(':', '.'));
  }
}
