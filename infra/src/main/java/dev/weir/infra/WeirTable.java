package dev.weir.infra;

import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/**
 * The common properties of all of Weir's tables: billed per request, recoverable to any second of
 * the last 35 days, encrypted, and in production protected against deletion.
 */
final class WeirTable {
  /** Attribute with the epoch second after which DynamoDB may remove an item. */
  static final String EXPIRES_AT = "expiresAt";

  private WeirTable() {}

  /** Creates a table with the partition key and the additions of {@code shape}. */
  static TableV2 create(
      Construct scope,
      String id,
      Stage stage,
      Encryption encryption,
      String partitionKey,
      UnaryOperator<TableV2.Builder> shape) {
    var table = shape.apply(common(scope, id, stage, partitionKey)).build();
    encryption.apply(table);
    return table;
  }

  private static TableV2.Builder common(
      Construct scope, String id, Stage stage, String partitionKey) {
    return TableV2.Builder.create(scope, id)
        .partitionKey(text(partitionKey))
        .billing(Billing.onDemand())
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
        .encryption(TableEncryptionV2.awsManagedKey())
        .deletionProtection(stage.keepsData())
        .removalPolicy(stage.removalPolicy());
  }

  /**
   * Returns an index over complete items; items without its keys are not in it and cost nothing.
   */
  static GlobalSecondaryIndexPropsV2 index(String name, String partitionKey, String sortKey) {
    return GlobalSecondaryIndexPropsV2.builder()
        .indexName(name)
        .partitionKeys(List.of(text(partitionKey)))
        .sortKeys(List.of(text(sortKey)))
        .projectionType(ProjectionType.ALL)
        .build();
  }

  static Attribute number(String name) {
    return Attribute.builder().name(name).type(AttributeType.NUMBER).build();
  }

  static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
