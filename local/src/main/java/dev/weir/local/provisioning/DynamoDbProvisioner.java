package dev.weir.local.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
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
 * Creates tables. One that is strongly consistent over Regions is created once and visible from all
 * of them, which is equivalent to its consistency. It is created without a stream, because DynamoDB
 * does not copy that setting to other replicas: the stack of each Region has to enable it.
 * Throughput is always per request: the emulator has no limits to set.
 *
 * <p>Backups, encryption and protection against deletion have no meaning for a table in memory.
 */
final class DynamoDbProvisioner {

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

  private static final String STRONG = "STRONG";

  private final DynamoDbClient dynamodb;
  private final String region;
  private final Consumer<String> strongTables;

  /**
   * Creates tables in a Region.
   *
   * @param strongTables receives the name of each that is strongly consistent over Regions
   */
  DynamoDbProvisioner(DynamoDbClient dynamodb, String region, Consumer<String> strongTables) {
    this.dynamodb = dynamodb;
    this.region = region;
    this.strongTables = strongTables;
  }

  CreatedResource table(Properties properties) {
    return make(properties, streamView(properties));
  }

  CreatedResource globalTable(Properties properties) {
    var replicas = properties.node("Replicas");
    boolean strong = properties.text("MultiRegionConsistency").filter(STRONG::equals).isPresent();
    if (replicas.size() > 1 && !strong) {
      throw properties.fault(
          "its replicas are consistent in the end only, and the local cloud has one for all",
          "Give it MultiRegionConsistency STRONG, or one replica.");
    }
    if (replicas.valueStream().noneMatch(r -> r.path("Region").asText().equals(region))) {
      throw properties.fault(
          "it has no replica in the Region of its stack, " + region,
          "Name that Region among its replicas.");
    }
    properties.withoutMeaning("GlobalTableWitnesses");
    var view = streamView(properties);
    var made = make(properties, strong ? "" : view);
    if (strong) {
      strongTables.accept(made.ref());
    }
    return made;
  }

  private static String streamView(Properties properties) {
    return properties.node("StreamSpecification").path("StreamViewType").asText();
  }

  private CreatedResource make(Properties properties, String view) {
    var name = properties.name("TableName", "");
    var request = CreateTableRequest.builder().tableName(name);
    request.billingMode(BillingMode.PAY_PER_REQUEST);
    request.keySchema(keys(properties.node("KeySchema")));
    request.attributeDefinitions(
        properties
            .node("AttributeDefinitions")
            .valueStream()
            .map(DynamoDbProvisioner::attribute)
            .toList());
    addIndexes(properties, request);
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
          global.valueStream().map(DynamoDbProvisioner::globalIndex).toList());
    }
    var local = properties.node("LocalSecondaryIndexes");
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(
          local.valueStream().map(DynamoDbProvisioner::localIndex).toList());
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

  private static CreatedResource made(TableDescription table) {
    var attributes = new HashMap<String, String>();
    attributes.put("Arn", table.tableArn());
    attributes.put("TableId", table.tableName());
    if (table.latestStreamArn() != null) {
      attributes.put("StreamArn", table.latestStreamArn());
    }
    return new CreatedResource(table.tableName(), attributes);
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
