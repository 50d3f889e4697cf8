package dev.weir.verification.fakes;

import dev.weir.alerts.Alert;
import dev.weir.alerts.Outbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outbox in memory. */
public final class FakeOutbox implements Outbox {

  private final Disturbance disturbance;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Instant> published = new HashMap<>();

  /** An outbox that always answers. */
  public FakeOutbox() {
    this(Disturbance.NONE);
  }

  /** An outbox whose calls are disturbed. */
  public FakeOutbox(Disturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public boolean add(Alert alert) {
    disturbance.before("store alert");
    var isNew = alerts.putIfAbsent(alert.id(), alert) == null;
    disturbance.after("store alert");
    return isNew;
  }

  @Override
  public void markPublished(String id, Instant publishedAt) {
    disturbance.before("mark published");
    published.put(id, publishedAt);
    disturbance.after("mark published");
  }

  @Override
  public List<Alert> pending(Instant raisedBefore, int limit) {
    disturbance.before("list pending");
    return alerts.values().stream()
        .filter(alert -> !published.containsKey(alert.id()))
        .filter(alert -> alert.raisedAt().isBefore(raisedBefore))
        .sorted(Comparator.comparing(Alert::raisedAt))
        .limit(limit)
        .toList();
  }

  /** Every alert that was stored, in that order. */
  public List<Alert> all() {
    return List.copyOf(alerts.values());
  }
}
