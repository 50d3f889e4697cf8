package dev.weir.infra;

import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * How far each projection has come in each shard. Whoever sent records reads here when they have
 * been applied. Items never expire: there is one per shard that ever was.
 */
final class ShardPositions extends Construct {
  private final TableV2 table;

  ShardPositions(Construct scope, String id, Stage stage, Encryption encryption) {
    super(scope, id);
    table = WeirTable.create(this, "Table", stage, encryption, "lane", UnaryOperator.identity());
  }

  TableV2 table() {
    return table;
  }

  /** Allows these actions on the positions: how they are written is each pipeline's own matter. */
  PolicyStatement allow(String... actions) {
    return Permissions.allow(table.getTableArn(), actions);
  }
}
