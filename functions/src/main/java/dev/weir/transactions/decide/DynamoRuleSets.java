package dev.weir.transactions.decide;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.aws.Refusals;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.stream.UnavailableException;
import dev.weir.transactions.rules.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Rule sets in a DynamoDB table, one item per version: keys {@code name} (of the set) and {@code
 * version}, {@code document} (JSON) and {@code appliedAt}. None is ever changed or deleted: an
 * alert names the version that raised it.
 */
public final class DynamoRuleSets implements RuleSets {

  private static final Logger LOG = LoggerFactory.getLogger(DynamoRuleSets.class);
  private static final String NAME = "transactions";

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoRuleSets(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public RuleSet latest() {
    return asking("read rules", () -> latestValid(newestFirst()));
  }

  private static RuleSet latestValid(Stream<AppliedRules> newestFirst) {
    for (var applied : (Iterable<AppliedRules>) newestFirst::iterator) {
      try {
        return applied.rules();
      } catch (InvalidSettingsException e) {
        LOG.warn(
            "Rules can't be used, those before them stay; weir rules apply fixes it version={}",
            applied.version(),
            e);
      }
    }
    return RuleSet.defaults();
  }

  /**
   * Stores the next version.
   *
   * @param next its version is one above the latest stored one, valid or not
   * @return false if this version exists already: nothing is stored then
   * @throws UnavailableException if the table does not answer
   */
  public boolean apply(RuleSet next, Instant appliedAt) {
    var item =
        Map.of(
            "name", fromS(NAME),
            "version", fromN(Integer.toString(next.version())),
            "document", fromS(next.toJson()),
            "appliedAt", fromS(appliedAt.toString()));
    return asking(
        "apply rules version=" + next.version(),
        () -> {
          try {
            dynamo.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(version)"));
            return true;
          } catch (ConditionalCheckFailedException isThere) {
            return false;
          }
        });
  }

  /**
   * Returns every version that was applied, the oldest first.
   *
   * @throws UnavailableException if the table does not answer
   */
  public List<AppliedRules> history() {
    return asking("read rules", () -> newestFirst().toList().reversed());
  }

  private Stream<AppliedRules> newestFirst() {
    return dynamo
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .keyConditionExpression("#name = :name")
                    .expressionAttributeNames(Map.of("#name", "name"))
                    .expressionAttributeValues(Map.of(":name", fromS(NAME)))
                    .scanIndexForward(false)
                    .limit(5)
                    .consistentRead(true))
        .items()
        .stream()
        .map(DynamoRuleSets::read);
  }

  private static AppliedRules read(Map<String, AttributeValue> item) {
    return new AppliedRules(
        Integer.parseInt(item.get("version").n()),
        item.get("document").s(),
        Instant.parse(item.get("appliedAt").s()));
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Refusals.of("The table of rules did not answer: " + what, e);
    }
  }
}
