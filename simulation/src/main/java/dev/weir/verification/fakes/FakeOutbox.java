package dev.weir.verification.fakes;

import dev.weir.alerts.Alert;
import dev.weir.alerts.DynamoAlertItem;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Outbox;
import dev.weir.testkit.CallDisturbance;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outbox in memory. It refuses the same items as DynamoDB: above 400 KB, or with a long key.
 */
public final class FakeOutbox implements Outbox {

  // The order of the index; DynamoDB promises no order for equal times.
  private static final Comparator<Alert> OLDEST_FIRST =
      Comparator.comparing(Alert::raisedAt).thenComparing(Alert::id);

  private final CallDisturbance disturbance;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Set<String> pending = new HashSet<>();
  private final Map<String, String> groups = new HashMap<>();
  private final Set<String> refused = new HashSet<>();

  /** Creates an outbox that always answers. */
  public FakeOutbox() {
    this(CallDisturbance.NONE);
  }

  /** Creates an outbox whose calls are disturbed. */
  public FakeOutbox(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public boolean add(Alert alert) {
    disturbance.before("store alert");
    var isNew = store(alert);
    disturbance.after("store alert");
    return isNew;
  }

  @Override
  public boolean addGrouped(Alert alert, FloodGroup group) {
    disturbance.before("store alert");
    var isNew = record(alert);
    if (isNew) {
      groups.put(alert.id(), group.key());
    }
    disturbance.after("store alert");
    return isNew;
  }

  /** Stores an alert as pending within a commit that is disturbed itself. */
  boolean store(Alert alert) {
    var isNew = record(alert);
    if (isNew) {
      pending.add(alert.id());
    }
    return isNew;
  }

  /** Stores an alert that must not be published individually, within such a commit. */
  boolean record(Alert alert) {
    ItemSize.require(DynamoAlertItem.pending(alert), "id");
    return alerts.putIfAbsent(alert.id(), alert) == null;
  }

  @Override
  public void group(String id, FloodGroup group) {
    disturbance.before("group");
    groups.put(id, group.key());
    pending.remove(id);
    disturbance.after("group");
  }

  @Override
  public void markPublished(String id, Instant publishedAt) {
    disturbance.before("mark published");
    pending.remove(id);
    disturbance.after("mark published");
  }

  @Override
  public void markRefused(String id, Instant refusedAt) {
    disturbance.before("mark refused");
    pending.remove(id);
    refused.add(id);
    disturbance.after("mark refused");
  }

  @Override
  public void withdraw(String id, Instant withdrawnAt) {
    disturbance.before("withdraw");
    pending.remove(id);
    disturbance.after("withdraw");
  }

  @Override
  public OutboxPage pending(Instant raisedBefore, Optional<Alert> after, int limit) {
    disturbance.before("list pending");
    var all =
        alerts.values().stream()
            .filter(alert -> pending.contains(alert.id()))
            .filter(alert -> alert.raisedAt().isBefore(raisedBefore))
            .filter(alert -> after.isEmpty() || OLDEST_FIRST.compare(alert, after.get()) > 0)
            .sorted(OLDEST_FIRST)
            .toList();
    return new OutboxPage(all.subList(0, Math.min(limit, all.size())), all.size() > limit);
  }

  @Override
  public OutboxContents contents(FloodGroup group, int listed) {
    disturbance.before("read group");
    var all =
        alerts.values().stream()
            .filter(alert -> group.key().equals(groups.get(alert.id())))
            .sorted(OLDEST_FIRST)
            .toList();
    return new OutboxContents(all.size(), all.stream().limit(listed).toList());
  }

  /** Returns every stored alert, in that order. */
  public List<Alert> all() {
    return List.copyOf(alerts.values());
  }

  /** Returns the ids of alerts that the topic permanently refuses. */
  public Set<String> refused() {
    return Set.copyOf(refused);
  }

  /** Returns the ids of alerts that a group's closing message counts. */
  public Set<String> grouped() {
    return Set.copyOf(groups.keySet());
  }
}
