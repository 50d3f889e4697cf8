package dev.weir.infra;

import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.MultiRegionConsistency;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ReplicaTableProps;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/**
 * What the Regions of the market pipeline share: tables with strong consistency over Regions. Two
 * replicas and a witness, so that the loss of any one Region loses nothing and stops nothing.
 *
 * <p>Such tables know neither transactions, nor removal by time, nor local indexes; the mode can't
 * be changed, and no replica added later.
 */
final class GlobalStack extends Stack {
  private final Stage stage;
  private final MarketSettings market;

  GlobalStack(Construct scope, Stage stage, MarketSettings market) {
    super(scope, stage.globalStackName(), props(stage, market));
    this.stage = stage;
    this.market = market;
    table(
        "Marks",
        ReplicatedTables.MARKS,
        "symbol",
        table -> table.sortKey(WeirTable.text("venue")).dynamoStream(StreamViewType.NEW_IMAGE));
    table(
        "Risk",
        ReplicatedTables.RISK,
        "portfolio",
        table -> table.dynamoStream(StreamViewType.NEW_IMAGE));
    table(
        "Reference",
        ReplicatedTables.REFERENCE,
        "set",
        table -> table.sortKey(WeirTable.text("part")));
    table("Leases", ReplicatedTables.LEASES, "group", UnaryOperator.identity());
    StageTags.addTo(this, stage);
  }

  private static StackProps props(Stage stage, MarketSettings market) {
    return StackProps.builder()
        .description("Weir (" + stage.name() + "): what the Regions of the market pipeline share")
        .env(Environment.builder().region(market.regions().getFirst()).build())
        .terminationProtection(stage.keepsData())
        .analyticsReporting(false)
        .build();
  }

  private void table(
      String id, String name, String partitionKey, UnaryOperator<TableV2.Builder> shape) {
    var table = shape.apply(common(id, name, partitionKey)).build();
    CfnOutput.Builder.create(this, id + "Table").value(table.getTableName()).build();
  }

  private TableV2.Builder common(String id, String name, String partitionKey) {
    return TableV2.Builder.create(this, id)
        .tableName(stage.globalTableName(name))
        .partitionKey(WeirTable.text(partitionKey))
        .billing(Billing.onDemand())
        .multiRegionConsistency(MultiRegionConsistency.STRONG)
        .replicas(List.of(ReplicaTableProps.builder().region(market.regions().getLast()).build()))
        .witnessRegion(market.witness())
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
        .encryption(TableEncryptionV2.awsManagedKey())
        .deletionProtection(stage.keepsData())
        .removalPolicy(stage.removalPolicy());
  }
}
