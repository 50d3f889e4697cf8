package dev.weir.infra;

import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The progress of each projection in each shard. Senders read it to learn when their records have
 * been applied. Items never expire: there is one for each shard that ever existed.
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

  /** Allows these actions on the positions; each pipeline determines how it writes them. */
  PolicyStatement allow(String... actions) {
    return Permissions.allow(table.getTableArn(), actions);
  }
}
