package dev.weir.market.marks.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.aws.Refusals;
import dev.weir.engine.CommitResult;
import dev.weir.market.marks.decide.FeedCodec;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.stream.DynamoLaneAttempts;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.UnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Feeds in a DynamoDB table of one Region: key {@code lane} (as {@link Lane#key()} gives it);
 * {@code revision}, {@code position} (the sequence number, padded to 129 digits), {@code ticks},
 * {@code repeated}, {@code rejected}, {@code forgottenGaps}, {@code forgottenRegisters} (numbers),
 * {@code feed} (bytes, as {@code FeedCodec} writes them); {@code starts}, {@code trying}, {@code
 * tries} ({@link DynamoLaneAttempts}). One conditional put per batch.
 */
public final class DynamoFeedStore implements FeedStore {

  // The attributes of an item without any commit: it reads as an empty feed.
  private static final Map<String, AttributeValue> WHERE_NEW =
      fields(new StoredFeed(1, FeedState.NEW));

  private final DynamoDbClient dynamo;
  private final String table;
  private final DynamoLaneAttempts attempts;

  public DynamoFeedStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    attempts = new DynamoLaneAttempts(dynamo, table, WHERE_NEW);
  }

  @Override
  public StoredFeed read(Lane lane) {
    return asking(
        "read lane=" + lane.key(),
        () -> {
          var item =
              dynamo
                  .getItem(
                      request ->
                          request
                              .tableName(table)
                              .key(Map.of("lane", fromS(lane.key())))
                              .consistentRead(true))
                  .item();
          return item.isEmpty() ? StoredFeed.NONE : stored(item);
        });
  }

  /**
   * Returns the feeds of a stream's lanes, by their keys, for inspecting gaps.
   *
   * @param prefix of the lanes' keys, see {@link Lane#prefix}: it excludes other projections and
   *     earlier incarnations of the stream, which stay in the table
   * @throws UnavailableException if the table does not answer
   */
  public Map<String, StoredFeed> all(String prefix) {
    return asking("read all", () -> scan(prefix));
  }

  private Map<String, StoredFeed> scan(String prefix) {
    var feeds = new LinkedHashMap<String, StoredFeed>();
    dynamo.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
        .filter(item -> item.get("lane").s().startsWith(prefix))
        .forEach(item -> feeds.put(item.get("lane").s(), stored(item)));
    return feeds;
  }

  @Override
  public CommitResult<StoredFeed> commit(Lane lane, StoredFeed next) {
    var request = request(lane, next);
    return asking(
        "commit lane=" + lane.key(),
        () -> {
          try {
            dynamo.putItem(request);
            attempts.cleared(lane);
            return new CommitResult.Committed<>(next);
          } catch (ConditionalCheckFailedException e) {
            return new CommitResult.Conflict<>(stored(e.item()));
          }
        });
  }

  @Override
  public UnansweredStarts begin(Lane lane, String process) {
    return attempts.begin(lane, process);
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    return attempts.hold(lane, process, record);
  }

  @Override
  public void clear(Lane lane) {
    attempts.clear(lane);
  }

  private PutItemRequest request(Lane lane, StoredFeed next) {
    var put =
        PutItemRequest.builder()
            .tableName(table)
            .item(item(lane, next))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return next.revision() == 1
        ? put.conditionExpression("attribute_not_exists(lane)").build()
        : put.conditionExpression("revision = :before")
            .expressionAttributeValues(Map.of(":before", number(next.revision() - 1)))
            .build();
  }

  private static Map<String, AttributeValue> item(Lane lane, StoredFeed feed) {
    var item = new LinkedHashMap<>(fields(feed));
    item.put("lane", fromS(lane.key()));
    return item;
  }

  private static Map<String, AttributeValue> fields(StoredFeed feed) {
    var item = new LinkedHashMap<String, AttributeValue>();
    var state = feed.state();
    item.put("revision", number(feed.revision()));
    state.position().applied().ifPresent(at -> item.put("position", fromS(at.padded())));
    item.put("ticks", number(state.ticks()));
    item.put("repeated", number(state.repeated()));
    item.put("rejected", number(state.rejected()));
    item.put("forgottenGaps", number(state.forgottenGaps()));
    item.put("forgottenRegisters", number(state.forgottenRegisters()));
    item.put("feed", fromB(SdkBytes.fromByteArray(FeedCodec.write(state))));
    return item;
  }

  private static StoredFeed stored(Map<String, AttributeValue> item) {
    var registers = FeedCodec.read(item.get("feed").b().asByteArrayUnsafe());
    var applied = Optional.ofNullable(item.get("position")).map(AttributeValue::s);
    return new StoredFeed(
        number(item, "revision"),
        new FeedState(
            applied.map(SequenceNumber::ofPadded).map(Position::after).orElse(Position.BEGINNING),
            number(item, "ticks"),
            number(item, "repeated"),
            number(item, "rejected"),
            registers.last(),
            List.copyOf(registers.gaps()),
            number(item, "forgottenGaps"),
            // Absent in items stored before any was forgotten.
            item.containsKey("forgottenRegisters") ? number(item, "forgottenRegisters") : 0));
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(item.get(name).n());
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Refusals.of("Feeds did not answer: " + what, e);
    }
  }
}
