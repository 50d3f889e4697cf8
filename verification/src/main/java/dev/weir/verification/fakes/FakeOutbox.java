package dev.weir.verification.fakes;

import dev.weir.alerts.Alert;
import dev.weir.alerts.Outbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The outbox in memory. */
public final class FakeOutbox implements Outbox {

  private final Disturbance disturbance;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Instant> published = new HashMap<>();
  private final Set<String> recorded = new HashSet<>();

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
    var isNew = store(alert);
    disturbance.after("store alert");
    return isNew;
  }

  /** Stores an alert as pending within a commit that is disturbed itself. */
  boolean store(Alert alert) {
    return alerts.putIfAbsent(alert.id(), alert) == null;
  }

  /** Stores an alert that is never to be published, within such a commit. */
  void record(Alert alert) {
    if (store(alert)) {
      recorded.add(alert.id());
    }
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
        .filter(alert -> !recorded.contains(alert.id()))
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
