package dev.weir.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.constructs.IConstruct;

/**
 * Refuses, at synthesis, features that a strongly consistent multi-Region table does not support:
 * TTL and local indexes. CloudFormation would report them only during deployment.
 */
final class ReplicatedTableInvariants implements IAspect {
  private static final String STRONG = "STRONG";

  @Override
  public void visit(IConstruct node) {
    if (node instanceof CfnGlobalTable table && STRONG.equals(table.getMultiRegionConsistency())) {
      violations(table).forEach(text -> Annotations.of(table).addError("Replicated table " + text));
    }
  }

  static List<String> violations(CfnGlobalTable table) {
    var found = new ArrayList<String>();
    if (table.getTimeToLiveSpecification() != null) {
      found.add(
          "has a time to live: remove it, strongly consistent global tables do not support it");
    }
    if (Stack.of(table).resolve(table.getLocalSecondaryIndexes()) instanceof List<?> indexes
        && !indexes.isEmpty()) {
      found.add(
          "has local secondary indexes: remove them, strongly consistent global tables do not"
              + " support them");
    }
    return found;
  }
}
