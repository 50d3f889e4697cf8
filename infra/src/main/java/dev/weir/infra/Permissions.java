package dev.weir.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Builds policy statements: named actions on named resources. */
final class Permissions {
  // The operations in a transaction. It needs a permission for each of them, and none for itself.
  // AWS's DynamoDB Developer Guide, "Using IAM with DynamoDB transactions", third example.
  private static final List<String> IN_TRANSACTIONS =
      List.of(
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem");
  private static final Map<String, Object> ENCLOSED =
      Map.of(
          "ForAnyValue:StringEquals",
          Map.of("dynamodb:EnclosingOperation", List.of("TransactGetItems", "TransactWriteItems")));

  private Permissions() {}

  static PolicyStatement allow(String resource, String... actions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .build();
  }

  /** Allows actions on the items of one partition key of a table. */
  static PolicyStatement allowItem(String table, String partition, String... actions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(List.of(table))
        .conditions(
            Map.of("ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of(partition))))
        .build();
  }

  /** Denies all transactional reads and writes on these tables, whatever else is allowed. */
  static PolicyStatement denyTransactions(List<String> tables) {
    return PolicyStatement.Builder.create()
        .effect(Effect.DENY)
        .actions(IN_TRANSACTIONS)
        .resources(tables)
        .conditions(ENCLOSED)
        .build();
  }
}
