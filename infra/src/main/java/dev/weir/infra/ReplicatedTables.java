package dev.weir.infra;

import dev.weir.metrics.stack.StackOutput;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The names of the multi-Region tables as used by a Region's stack, because stacks of different
 * Regions cannot refer to one another.
 */
final class ReplicatedTables {
  static final String MARKS = "marks";
  static final String RISK = "risk";
  static final String REFERENCE = "reference";
  static final String LEASES = "leases";

  /** The outputs that have their names. */
  static final Map<String, StackOutput> OUTPUTS =
      Ordered.copyOf(
          Map.of(
              MARKS, StackOutput.MARKS_TABLE,
              RISK, StackOutput.RISK_TABLE,
              REFERENCE, StackOutput.REFERENCE_TABLE,
              LEASES, StackOutput.LEASES_TABLE));

  private final Stack stack;
  private final Stage stage;

  ReplicatedTables(Stack stack, Stage stage) {
    this.stack = stack;
    this.stage = stage;
  }

  String name(String table) {
    return stage.globalTableName(table);
  }

  /** Returns the ARN of the replica in the stack's Region. */
  String arn(String table) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("dynamodb")
            .resource("table")
            .resourceName(name(table))
            .build());
  }

  /** Denies a role transactions, which these tables do not support. */
  PolicyStatement denyTransactions() {
    return Permissions.denyTransactions(all().stream().map(this::arn).toList());
  }

  static List<String> all() {
    return List.of(MARKS, RISK, REFERENCE, LEASES);
  }
}
