package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

class DynamoShardPositionsTest {

  private static final Lane LANE = lane("shardId-000000000000");

  private final Table table = new Table();
  private final ShardPositions positions = new DynamoShardPositions(table, "positions");

  @Test
  void a_lane_that_was_never_advanced_has_no_position() {
    assertThat(positions.position(LANE)).isEmpty();
  }

  @Test
  void a_position_is_read_back_for_its_lane_alone() {
    positions.advance(LANE, new SequenceNumber("99"));

    assertThat(positions.position(LANE)).contains(new SequenceNumber("99"));
    assertThat(positions.position(lane("shardId-000000000001"))).isEmpty();
  }

  @Test
  void a_position_moves_forward_as_numbers_do_and_never_back() {
    positions.advance(LANE, new SequenceNumber("99"));
    positions.advance(LANE, new SequenceNumber("100"));
    positions.advance(LANE, new SequenceNumber("98"));
    positions.advance(LANE, new SequenceNumber("100"));

    assertThat(positions.position(LANE)).contains(new SequenceNumber("100"));
  }

  @Test
  void a_failure_of_the_table_is_passed_on() {
    table.throttled = true;

    assertThatThrownBy(() -> positions.advance(LANE, new SequenceNumber("1")))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
  }

  private static Lane lane(String shard) {
    return new Lane("v1", "access-logs", "1763875200000", new Shard(shard));
  }

  /** A table that knows the one condition that positions are written under. */
  private static final class Table implements DynamoDbClient {

    private final Map<AttributeValue, Map<String, AttributeValue>> items = new HashMap<>();
    private boolean throttled;

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      assertThat(request.consistentRead()).isTrue();
      return GetItemResponse.builder().item(items.get(request.key().get("lane"))).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      if (throttled) {
        throw ProvisionedThroughputExceededException.builder().build();
      }
      assertThat(request.conditionExpression())
          .isEqualTo("attribute_not_exists(#position) OR #position < :to");
      String to = request.expressionAttributeValues().get(":to").s();
      AttributeValue key = request.item().get("lane");
      if (items.containsKey(key) && items.get(key).get("position").s().compareTo(to) >= 0) {
        throw ConditionalCheckFailedException.builder().build();
      }
      items.put(key, request.item());
      return PutItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
