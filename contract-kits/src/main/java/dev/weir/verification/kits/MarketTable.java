package dev.weir.verification.kits;

import java.util.ArrayList;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A separate table with the keys of the market's tables. */
final class MarketTable {

  private MarketTable() {}

  /** Creates a table with text keys; returns its name. */
  static String create(DynamoDbClient dynamo, String... keys) {
    var name = keys[0] + "-" + UUID.randomUUID();
    var attributes = new ArrayList<AttributeDefinition>();
    var schema = new ArrayList<KeySchemaElement>();
    for (var key : keys) {
      attributes.add(
          AttributeDefinition.builder()
              .attributeName(key)
              .attributeType(ScalarAttributeType.S)
              .build());
      var type = schema.isEmpty() ? KeyType.HASH : KeyType.RANGE;
      schema.add(KeySchemaElement.builder().attributeName(key).keyType(type).build());
    }
    dynamo.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(schema));
    dynamo.waiter().waitUntilTableExists(table -> table.tableName(name));
    return name;
  }
}
