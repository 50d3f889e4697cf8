package dev.weir.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.AttributeDefinitionProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.GlobalTableWitnessProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.KeySchemaProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.PointInTimeRecoverySpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.ReplicaSpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.SSESpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.StreamSpecificationProperty;
import software.constructs.Construct;

/**
 * The shared parts of the market pipeline's Regions: multi-Region tables with strong consistency.
 * With two replicas and a witness, the loss of any one Region loses no data and does not interrupt
 * service.
 *
 * <p>Such tables support neither transactions, nor TTL, nor local indexes; the mode cannot be
 * changed, and no replica can be added later.
 *
 * <p>They use CloudFormation's own resource, because the CDK's {@code TableV2} refuses all Region
 * sets except those known at its release, and AWS adds some.
 */
final class GlobalStack extends Stack {
  private static final String TEXT = "S";

  private final Stage stage;
  private final MarketSettings market;

  GlobalStack(Construct scope, Stage stage, MarketSettings market) {
    super(scope, stage.globalStackName(), props(stage, market));
    this.stage = stage;
    this.market = market;
    table("Marks", ReplicatedTables.MARKS, "symbol", Optional.of("venue"));
    table("Risk", ReplicatedTables.RISK, "portfolio", Optional.empty());
    table("Reference", ReplicatedTables.REFERENCE, "set", Optional.of("part"));
    table("Leases", ReplicatedTables.LEASES, "group", Optional.empty());
    StageTags.addTo(this, stage);
  }

  private static StackProps props(Stage stage, MarketSettings market) {
    return StackProps.builder()
        .description(
            "Weir (" + stage.name() + "): resources shared by the market pipeline's Regions")
        .env(Environment.builder().region(market.regions().getFirst()).build())
        .terminationProtection(stage.keepsData())
        .analyticsReporting(false)
        .build();
  }

  private void table(String id, String name, String partitionKey, Optional<String> sortKey) {
    // The extra construct keeps the logical id that TableV2 once gave the table; with another id,
    // CloudFormation would create the table again.
    var table =
        CfnGlobalTable.Builder.create(new Construct(this, id), "Resource")
            .tableName(stage.globalTableName(name))
            .keySchema(keySchema(partitionKey, sortKey))
            .attributeDefinitions(
                Stream.concat(Stream.of(partitionKey), sortKey.stream())
                    .map(GlobalStack::text)
                    .toList())
            .billingMode("PAY_PER_REQUEST")
            .multiRegionConsistency("STRONG")
            .replicas(market.regions().stream().sorted().map(this::replica).toList())
            .globalTableWitnesses(
                List.of(GlobalTableWitnessProperty.builder().region(market.witness()).build()))
            .sseSpecification(
                SSESpecificationProperty.builder().sseEnabled(true).sseType("KMS").build());
    if (ReplicaStream.VIEWS.containsKey(name)) {
      table.streamSpecification(
          StreamSpecificationProperty.builder()
              .streamViewType(ReplicaStream.VIEWS.get(name))
              .build());
    }
    var made = table.build();
    made.applyRemovalPolicy(stage.removalPolicy());
    new StackOutputs(this).add(ReplicatedTables.OUTPUTS.get(name), made.getRef());
  }

  private static List<KeySchemaProperty> keySchema(String partitionKey, Optional<String> sortKey) {
    var keys = new ArrayList<KeySchemaProperty>();
    keys.add(key(partitionKey, "HASH"));
    sortKey.ifPresent(name -> keys.add(key(name, "RANGE")));
    return keys;
  }

  private static KeySchemaProperty key(String name, String type) {
    return KeySchemaProperty.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinitionProperty text(String name) {
    return AttributeDefinitionProperty.builder().attributeName(name).attributeType(TEXT).build();
  }

  private ReplicaSpecificationProperty replica(String region) {
    return ReplicaSpecificationProperty.builder()
        .region(region)
        .deletionProtectionEnabled(stage.keepsData())
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecificationProperty.builder()
                .pointInTimeRecoveryEnabled(true)
                .build())
        .build();
  }
}
