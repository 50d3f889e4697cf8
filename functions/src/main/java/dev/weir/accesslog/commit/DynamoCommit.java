package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.events.Minute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * What a commit writes, item by item. The first write has the condition that the lane's state is
 * still the one that the commit goes on from; all others are written together with it and by nobody
 * else.
 *
 * <p>A commit to the open minute alone is one write. A later minute is opened together with the
 * closing of the one before, in whose item no commit finds its revision from then on.
 */
final class DynamoCommit {

  private static final String CONDITION = DynamoLaneState.REVISION + " = :before";

  private final Commit commit;
  private final String countsTable;
  private final String positionsTable;
  private final Optional<Minute> openBefore;
  private final Optional<Minute> openAfter;

  DynamoCommit(Commit commit, String countsTable, String positionsTable) {
    this.commit = commit;
    this.countsTable = countsTable;
    this.positionsTable = positionsTable;
    openBefore = commit.before().open();
    openAfter = commit.after().open();
  }

  List<TransactWriteItem> writes() {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(openBefore.map(this::conditionally).orElseGet(this::laneItemConditionally));
    if (!openAfter.equals(openBefore)) {
      openAfter.ifPresent(minute -> writes.add(update(minute, Optional.empty())));
      openBefore.ifPresent(_ -> writes.add(laneItem()));
    }
    commit
        .counts()
        .forEach(
            (minute, count) -> {
              if (!isOpen(minute)) {
                writes.add(olderMinute(minute, count));
              }
            });
    if (!commit.quarantined().isEmpty()) {
      writes.add(put(Put.builder().item(DynamoQuarantinedItem.of(commit)), countsTable));
    }
    return writes;
  }

  private boolean isOpen(Minute minute) {
    return openBefore.equals(Optional.of(minute)) || openAfter.equals(Optional.of(minute));
  }

  private TransactWriteItem laneItemConditionally() {
    var put = Put.builder().item(DynamoLaneState.laneItem(commit.lane(), commit.after()));
    if (commit.before().revision() == LaneState.NEW.revision()) {
      put.conditionExpression("attribute_not_exists(lane)");
    } else {
      put.conditionExpression(CONDITION).expressionAttributeValues(valueOfCondition());
    }
    return put(put, positionsTable);
  }

  private TransactWriteItem laneItem() {
    return put(
        Put.builder().item(DynamoLaneState.laneItem(commit.lane(), commit.after())),
        positionsTable);
  }

  private TransactWriteItem olderMinute(Minute minute, MinuteCount count) {
    var item = new LinkedHashMap<>(DynamoMinuteItem.key(commit.lane(), minute));
    item.putAll(DynamoMinuteItem.closed(minute, count, commit.after(), commit.expiresAt()));
    return put(Put.builder().item(item), countsTable);
  }

  private static TransactWriteItem put(Put.Builder put, String table) {
    return TransactWriteItem.builder().put(put.tableName(table).build()).build();
  }

  private TransactWriteItem conditionally(Minute minute) {
    return update(minute, Optional.of(CONDITION));
  }

  /** An item that has the lane's state before the commit or after it. */
  private TransactWriteItem update(Minute minute, Optional<String> condition) {
    var count = Optional.ofNullable(commit.counts().get(minute));
    var attributes = new LinkedHashMap<String, AttributeValue>();
    count.ifPresent(now -> attributes.putAll(DynamoMinuteItem.counted(minute, now)));
    attributes.putAll(
        openAfter.equals(Optional.of(minute))
            ? DynamoLaneState.attributes(commit.after())
            : DynamoMinuteItem.closing(commit.after(), commit.expiresAt()));
    var absent = new TreeSet<>(owned(count.isPresent()));
    absent.removeAll(attributes.keySet());

    var values = new HashMap<String, AttributeValue>();
    attributes.forEach((name, value) -> values.put(":" + name, value));
    condition.ifPresent(_ -> values.putAll(valueOfCondition()));
    var names = new HashSet<>(attributes.keySet());
    names.addAll(absent);
    var update =
        Update.builder()
            .tableName(countsTable)
            .key(DynamoMinuteItem.key(commit.lane(), minute))
            .updateExpression(expression(attributes.keySet(), absent))
            .conditionExpression(condition.orElse(null))
            .expressionAttributeNames(
                names.stream().collect(Collectors.toMap(name -> "#" + name, name -> name)))
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /** The attributes that the write decides on; the count that is not touched stays as it is. */
  private static Set<String> owned(boolean isCounted) {
    var owned = new HashSet<>(DynamoLaneState.NAMES);
    owned.addAll(DynamoMinuteItem.CLOSING);
    if (isCounted) {
      owned.addAll(DynamoMinuteItem.COUNTED);
    }
    return owned;
  }

  private static String expression(Set<String> set, Set<String> remove) {
    return set.stream()
            .map(name -> "#" + name + " = :" + name)
            .collect(Collectors.joining(", ", "SET ", " REMOVE "))
        + remove.stream().map(name -> "#" + name).collect(Collectors.joining(", "));
  }

  private Map<String, AttributeValue> valueOfCondition() {
    return Map.of(":before", DynamoLaneState.revision(commit.before()));
  }
}
