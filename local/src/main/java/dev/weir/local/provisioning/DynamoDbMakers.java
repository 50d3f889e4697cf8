package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Tables, of one Region. Throughput is always per request: the emulator has no limits to set.
 *
 * <p>Backups, encryption and protection against deletion mean nothing for a table in memory.
 */
final class DynamoDbMakers {

  private static final String[] WITHOUT_MEANING = {
    "BillingMode",
    "ProvisionedThroughput",
    "WriteProvisionedThroughputSettings",
    "WriteOnDemandThroughputSettings",
    "ReadOnDemandThroughputSettings",
    "ReadProvisionedThroughputSettings",
    "OnDemandThroughput",
    "WarmThroughput",
    "PointInTimeRecoverySpecification",
    "SSESpecification",
    "TableClass",
    "DeletionProtectionEnabled",
    "ContributorInsightsSpecification",
    "ResourcePolicy"
  };

  private final DynamoDbClient dynamodb;

  DynamoDbMakers(DynamoDbClient dynamodb) {
    this.dynamodb = dynamodb;
  }

  Made table(Properties properties) {
    return make(properties);
  }

  Made globalTable(Properties properties) {
    if (properties.node("Replicas").size() > 1) {
      throw properties.fault(
          "it has replicas in several Regions, and the local cloud has one Region",
          "Synthesise it with one replica.");
    }
    if (!properties.node("MultiRegionConsistency").isMissingNode()) {
      throw properties.fault(
          "the local cloud can't honour MultiRegionConsistency", "Synthesise it without.");
    }
    return make(properties);
  }

  private Made make(Properties properties) {
    var name = properties.name("TableName", "");
    var request = CreateTableRequest.builder().tableName(name);
    request.billingMode(BillingMode.PAY_PER_REQUEST);
    request.keySchema(keys(properties.node("KeySchema")));
    request.attributeDefinitions(
        properties
            .node("AttributeDefinitions")
            .valueStream()
            .map(DynamoDbMakers::attribute)
            .toList());
    addIndexes(properties, request);
    var view = properties.node("StreamSpecification").path("StreamViewType").asText();
    if (!view.isEmpty()) {
      request.streamSpecification(s -> s.streamEnabled(true).streamViewType(view));
    }
    var timeToLive = properties.node("TimeToLiveSpecification");
    properties.withoutMeaning(WITHOUT_MEANING).refuseOthers();

    var table = dynamodb.createTable(request.build()).tableDescription();
    enableTimeToLive(name, timeToLive);
    return made(table);
  }

  private static void addIndexes(Properties properties, CreateTableRequest.Builder request) {
    var global = properties.node("GlobalSecondaryIndexes");
    if (!global.isEmpty()) {
      request.globalSecondaryIndexes(
          global.valueStream().map(DynamoDbMakers::globalIndex).toList());
    }
    var local = properties.node("LocalSecondaryIndexes");
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local.valueStream().map(DynamoDbMakers::localIndex).toList());
    }
  }

  private void enableTimeToLive(String table, JsonNode specification) {
    if (specification.path("Enabled").asBoolean()) {
      var attribute = specification.path("AttributeName").asText();
      dynamodb.updateTimeToLive(
          r ->
              r.tableName(table)
                  .timeToLiveSpecification(t -> t.enabled(true).attributeName(attribute)));
    }
  }

  private static Made made(TableDescription table) {
    var attributes = new HashMap<String, String>();
    attributes.put("Arn", table.tableArn());
    attributes.put("TableId", table.tableName());
    if (table.latestStreamArn() != null) {
      attributes.put("StreamArn", table.latestStreamArn());
    }
    return new Made(table.tableName(), attributes);
  }

  private static List<KeySchemaElement> keys(JsonNode schema) {
    return schema
        .valueStream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.path("AttributeName").asText())
                    .keyType(key.path("KeyType").asText())
                    .build())
        .toList();
  }

  private static AttributeDefinition attribute(JsonNode attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.path("AttributeName").asText())
        .attributeType(attribute.path("AttributeType").asText())
        .build();
  }

  private static GlobalSecondaryIndex globalIndex(JsonNode index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.path("IndexName").asText())
        .keySchema(keys(index.path("KeySchema")))
        .projection(projection(index.path("Projection")))
        .build();
  }

  private static LocalSecondaryIndex localIndex(JsonNode index) {
    return LocalSecondaryIndex.builder()
        .indexName(index.path("IndexName").asText())
        .keySchema(keys(index.path("KeySchema")))
        .projection(projection(index.path("Projection")))
        .build();
  }

  private static Projection projection(JsonNode projection) {
    var attributes = projection.path("NonKeyAttributes").valueStream().map(JsonNode::asText);
    var builder = Projection.builder().projectionType(projection.path("ProjectionType").asText());
    var named = attributes.toList();
    return named.isEmpty() ? builder.build() : builder.nonKeyAttributes(named).build();
  }
}
