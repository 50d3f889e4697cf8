package dev.weir.cli.rules;

import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.transactions.decide.DynamoRuleSets;
import dev.weir.transactions.rules.RuleSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The rules of a stack's pipeline. */
final class StoredRules implements RuleStore {

  private final DynamoRuleSets rules;
  private final InstantSource clock = InstantSource.system();

  StoredRules(Cloud cloud, DynamoDbClient dynamo) {
    rules = new DynamoRuleSets(dynamo, cloud.output(StackOutput.RULES_TABLE));
  }

  @Override
  public List<StoredRuleVersion> history() {
    var applied =
        rules.history().stream()
            .map(
                each ->
                    new StoredRuleVersion(
                        each.version(), each.document(), Optional.of(each.appliedAt())));
    return Stream.concat(Stream.of(StoredRuleVersion.BUILT_IN), applied).toList();
  }

  @Override
  public boolean apply(RuleSet next) {
    return rules.apply(next, clock.instant());
  }
}
