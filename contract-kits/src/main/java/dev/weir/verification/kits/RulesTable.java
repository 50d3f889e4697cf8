package dev.weir.verification.kits;

import dev.weir.transactions.decide.AppliedRules;
import dev.weir.transactions.decide.DynamoRuleSets;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A separate table of rules: the test's rules must not reach the stack's function. */
record RulesTable(DynamoDbClient dynamo, String name) {

  static RulesTable create(DynamoDbClient dynamo) {
    var name = "rules-" + UUID.randomUUID();
    dynamo.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute("name", ScalarAttributeType.S),
                    attribute("version", ScalarAttributeType.N))
                .keySchema(key("name", KeyType.HASH), key("version", KeyType.RANGE)));
    dynamo.waiter().waitUntilTableExists(table -> table.tableName(name));
    return new RulesTable(dynamo, name);
  }

  private static AttributeDefinition attribute(String attribute, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(attribute).attributeType(type).build();
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  DynamoRuleSets ruleSets() {
    return new DynamoRuleSets(dynamo, name);
  }

  void store(AppliedRules applied) {
    dynamo.putItem(
        put ->
            put.tableName(name)
                .item(
                    Map.of(
                        "name", AttributeValue.fromS("transactions"),
                        "version", AttributeValue.fromN(Integer.toString(applied.version())),
                        "document", AttributeValue.fromS(applied.document()),
                        "appliedAt", AttributeValue.fromS(applied.appliedAt().toString()))));
  }
}
