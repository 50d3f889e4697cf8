package dev.weir.transactions;

import dev.weir.alerts.Alert;
import dev.weir.alerts.AlertPublisher;
import dev.weir.metrics.WeirMetric;
import dev.weir.quarantine.Quarantine;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.RejectedMetrics;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Pseudonym;
import dev.weir.transactions.Folded.Undecided;
import dev.weir.transactions.rules.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Applies transactions to users: fold, put aside what can't be decided, commit the profile with its
 * alerts, publish them. Of several users at once, each on a thread of its own.
 *
 * <p>Exactly once: the fence is in the very item that it guards, and the item is written only over
 * the version that it was computed from. Where another one is found, the fold begins again from
 * that.
 */
final class UserUpdates {

  /** The first part of the quarantine's keys for what a rule failed on. */
  static final String UNDECIDED = "transactions-undecided";

  // Each time somebody else has got ahead: there is hardly ever one, and never for long.
  private static final int ATTEMPTS = 10;

  private final UserProfiles store;
  private final KnownProfiles known;
  private final Quarantine quarantine;
  private final AlertPublisher publisher;
  private final Duration profileRetention;
  private final InstantSource clock;
  private final Meter meter;

  UserUpdates(
      TransactionPorts ports,
      KnownProfiles known,
      AlertPublisher publisher,
      Duration profileRetention,
      Meter meter) {
    store = ports.profiles();
    quarantine = ports.quarantine();
    clock = ports.clock();
    this.known = known;
    this.publisher = publisher;
    this.profileRetention = profileRetention;
    this.meter = meter;
  }

  /**
   * Applies a user's transactions, all of them.
   *
   * @param before what is stored, as far as known
   * @throws UnavailableException where something did not answer, or others write the same profile
   *     all the time: some may be applied then, which a redelivery passes over
   */
  void apply(UserFold fold, String user, StoredProfile before, List<ReceivedTransaction> received) {
    known.forget(user); // until the answer is known
    var lastArrival = received.getLast().record().arrivedAt();
    var stored = before;
    var attempts = 0;
    meter.count(WeirMetric.SKIPPED_BY_FENCE, fold.applied(before, received));
    for (var folded = fold(fold, stored, received);
        folded.isChanged();
        folded = fold(fold, stored, received)) {
      var commit = commitOf(user, folded);
      meter.since(WeirMetric.COMPUTED_AFTER, lastArrival);
      switch (store.commit(commit)) {
        case ProfileCommitResult.Committed(var alerts) -> {
          meter.count(WeirMetric.COMMITS, 1);
          meter.count(WeirMetric.DUPLICATES, folded.duplicates());
          meter.since(WeirMetric.COMMITTED_AFTER, lastArrival);
          publisher.publishCommitted(fold.lane().key(), alerts, lastArrival);
          stored = commit.after();
        }
        case ProfileCommitResult.Moved(var found) -> {
          meter.count(WeirMetric.CONFLICTS, 1);
          if (found.equals(commit.after())) {
            // It was stored after all, only the answer was lost.
            publisher.publishCommitted(fold.lane().key(), commit.alerts(), lastArrival);
          }
          failAfter(++attempts, user);
          stored = found;
        }
      }
    }
    known.remember(user, stored);
  }

  private Folded fold(UserFold fold, StoredProfile before, List<ReceivedTransaction> received) {
    var folded = fold.fold(before, received);
    folded.undecided().forEach(undecided -> putAside(fold, undecided));
    return folded;
  }

  private void putAside(UserFold fold, Undecided undecided) {
    var received = undecided.received();
    var bytes = Arrays.copyOfRange(received.bytes(), received.from(), received.to());
    var rejected =
        List.of(
            QuarantinePlaces.rejected(
                received.record(),
                received.line(),
                Reason.RULE_FAILED,
                undecided.failure(),
                bytes));
    quarantine.put(
        QuarantinePlaces.of(UNDECIDED, fold.lane(), received.record(), received.line()), rejected);
    RejectedMetrics.add(meter, List.of(rejected));
  }

  private ProfileCommit commitOf(String user, Folded folded) {
    var now = clock.instant();
    return new ProfileCommit(
        user,
        folded.before().version(),
        folded.after(),
        alerts(folded, finding -> !finding.shadow(), now),
        alerts(folded, Finding::shadow, now),
        now.plus(profileRetention));
  }

  private static List<Alert> alerts(Folded folded, Predicate<Finding> which, Instant raisedAt) {
    return folded.findings().stream()
        .filter(which)
        .map(finding -> finding.toAlert(raisedAt))
        .toList();
  }

  private static void failAfter(int attempts, String user) {
    if (attempts >= ATTEMPTS) {
      throw new UnavailableException(
          "Others write the same profile user=" + Pseudonym.of(user), null);
    }
  }
}
