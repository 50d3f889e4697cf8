package dev.weir.bench;

import dev.weir.alerts.Alert;
import dev.weir.alerts.FloodGroup;
import dev.weir.alerts.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An outbox without alerts. */
final class NoAlerts implements Outbox {
  @Override
  public boolean add(Alert alert) {
    return false;
  }

  @Override
  public boolean addGrouped(Alert alert, FloodGroup group) {
    return false;
  }

  @Override
  public void group(String id, FloodGroup group) {
    throw noAlert();
  }

  @Override
  public void markPublished(String id, Instant publishedAt) {
    throw noAlert();
  }

  @Override
  public void markRefused(String id, Instant refusedAt) {
    throw noAlert();
  }

  @Override
  public void withdraw(String id, Instant withdrawnAt) {
    throw noAlert();
  }

  @Override
  public OutboxPage pending(Instant raisedBefore, Optional<Alert> after, int limit) {
    return new OutboxPage(List.of(), false);
  }

  @Override
  public OutboxContents contents(FloodGroup group, int listed) {
    return new OutboxContents(0, List.of());
  }

  private static UnsupportedOperationException noAlert() {
    return new UnsupportedOperationException("There is no alert");
  }
}
