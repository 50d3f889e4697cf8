package dev.weir.market.risk.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.engine.CommitResult;
import dev.weir.market.DecisionText;
import dev.weir.market.DynamoConflicts;
import dev.weir.market.MarkCodec;
import dev.weir.market.exposure.Latch;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.LimitState;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.FindingsDigest;
import dev.weir.market.risk.decide.StoredRisk;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Decisions in a DynamoDB table of several Regions: key {@code portfolio}; {@code version}, {@code
 * epoch}, {@code referenceVersion} (numbers), {@code decision} (its JSON without the marks), {@code
 * marks} (bytes in the format of {@code MarkCodec}; {@link DecisionText} combines both), {@code
 * arrivedAt} (when the first tick that caused it arrived), {@code states} (of the limits that are
 * not well below, by complete figures and by the latest, such as {@code GROSS=HALTED/HALTED
 * NET=ACTIVE/REDUCING}), {@code feedTime}, {@code haltsRevision}, {@code asOf}, {@code findings} (a
 * {@link FindingsDigest}) and {@code silent} (venues), if any. All in one item and one write,
 * because such a table does not support transactions.
 */
public final class DynamoRiskStore implements RiskStore {

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoRiskStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public StoredRisk read(String portfolio) {
    var item = item(portfolio);
    return item.isEmpty() ? StoredRisk.NONE : stored(item);
  }

  @Override
  public Optional<StoredDecision> latest(String portfolio) {
    var item = item(portfolio);
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StoredDecision(
                Long.parseLong(item.get("version").n()),
                Long.parseLong(item.get("referenceVersion").n()),
                MarkCodec.read(item.get("marks").b().asByteArrayUnsafe()),
                DecisionText.whole(
                    item.get("decision").s(), item.get("marks").b().asByteArrayUnsafe())));
  }

  private Map<String, AttributeValue> item(String portfolio) {
    return DynamoConflicts.asking(
        "Risk",
        "read portfolio=" + portfolio,
        () ->
            dynamo
                .getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(Map.of("portfolio", fromS(portfolio)))
                            .consistentRead(true))
                .item());
  }

  @Override
  public CommitResult<StoredRisk> commit(Decision decision) {
    var request = request(decision);
    return DynamoConflicts.asking(
        "Risk",
        String.format(
            Locale.ROOT,
            "commit portfolio=%s version=%d",
            decision.portfolio(),
            decision.version()),
        () -> {
          try {
            dynamo.putItem(request);
            return new CommitResult.Committed<>(StoredRisk.after(decision));
          } catch (ConditionalCheckFailedException e) {
            return new CommitResult.Conflict<>(
                e.hasItem() ? stored(e.item()) : read(decision.portfolio()));
          }
        });
  }

  private PutItemRequest request(Decision decision) {
    var put =
        PutItemRequest.builder()
            .tableName(table)
            .item(item(decision))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return decision.previousVersion() == 0
        ? put.conditionExpression("attribute_not_exists(portfolio)").build()
        : put.conditionExpression("version = :before AND epoch <= :epoch")
            .expressionAttributeValues(
                Map.of(
                    ":before", number(decision.previousVersion()),
                    ":epoch", number(decision.provenance().epoch())))
            .build();
  }

  private static Map<String, AttributeValue> item(Decision decision) {
    var item = new LinkedHashMap<String, AttributeValue>();
    var origin = decision.provenance();
    var marks = decision.marks().byName().values();
    item.put("portfolio", fromS(decision.portfolio()));
    item.put("version", number(decision.version()));
    item.put("epoch", number(origin.epoch()));
    item.put("referenceVersion", number(origin.referenceVersion()));
    item.put("decision", fromS(DecisionJson.head(decision)));
    item.put("marks", fromB(SdkBytes.fromByteArray(DecisionText.marks(marks))));
    origin.times().arrivedAt().ifPresent(at -> item.put("arrivedAt", fromS(at.toString())));
    origin.times().feedTime().ifPresent(at -> item.put("feedTime", fromS(at.toString())));
    item.put("haltsRevision", number(origin.halts().revision()));
    item.put("asOf", fromS(origin.times().decidedAt().toString()));
    if (!decision.findings().isEmpty()) {
      item.put("findings", fromS(decision.digest().text()));
    }
    if (!decision.silent().isEmpty()) {
      item.put("silent", fromS(String.join(" ", decision.silent())));
    }
    var states = states(decision.limitStates());
    if (!states.isEmpty()) {
      item.put("states", fromS(states));
    }
    return item;
  }

  private static String states(Map<Limit, Latch> states) {
    return states.entrySet().stream()
        .filter(state -> !state.getValue().equals(Latch.ACTIVE))
        .map(
            state ->
                "%s=%s/%s"
                    .formatted(state.getKey(), state.getValue().whole(), state.getValue().part()))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static StoredRisk stored(Map<String, AttributeValue> item) {
    return new StoredRisk(
        Long.parseLong(item.get("version").n()),
        Long.parseLong(item.get("epoch").n()),
        Long.parseLong(item.get("referenceVersion").n()),
        item.containsKey("haltsRevision") ? Long.parseLong(item.get("haltsRevision").n()) : 0,
        item.containsKey("states") ? states(item.get("states").s()) : Map.of(),
        Optional.ofNullable(item.get("feedTime")).map(time -> Instant.parse(time.s())),
        Optional.ofNullable(item.get("asOf"))
            .map(time -> Instant.parse(time.s()))
            .orElse(Instant.MIN),
        item.containsKey("findings")
            ? new FindingsDigest(item.get("findings").s())
            : FindingsDigest.NONE,
        item.containsKey("silent")
            ? Arrays.asList(item.get("silent").s().split(" ", -1))
            : List.of(),
        MarkCodec.read(item.get("marks").b().asByteArrayUnsafe()));
  }

  private static Map<Limit, Latch> states(String text) {
    var states = new EnumMap<Limit, Latch>(Limit.class);
    for (var each : text.split(" ", -1)) {
      var equals = each.indexOf('=');
      var latch = each.substring(equals + 1).split("/", -1);
      // A single state was written before there were two.
      states.put(
          Limit.valueOf(each.substring(0, equals)),
          new Latch(LimitState.valueOf(latch[0]), LimitState.valueOf(latch[latch.length - 1])));
    }
    return states;
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }
}
