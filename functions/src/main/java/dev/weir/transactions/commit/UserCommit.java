package dev.weir.transactions.commit;

import dev.weir.alerts.Alert;
import dev.weir.engine.CommitResult;
import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Meter;
import dev.weir.transactions.decide.FoldResult;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.Match;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/**
 * Commits users' folded transactions with the alerts.
 *
 * <p>Exactly once: the fence is in the same item that it guards, and the item is only written over
 * the version that it was computed from.
 */
public final class UserCommit {

  private final UserProfiles store;
  private final ProfileCache known;
  private final Duration profileRetention;
  private final InstantSource clock;
  private final Meter meter;

  /**
   * Creates a commit step on a store.
   *
   * @param profileRetention how long a profile is kept after its last commit
   */
  public UserCommit(
      UserProfiles store,
      ProfileCache known,
      Duration profileRetention,
      InstantSource clock,
      Meter meter) {
    this.store = store;
    this.known = known;
    this.profileRetention = profileRetention;
    this.clock = clock;
    this.meter = meter;
  }

  /**
   * Stores a user's profile with its alerts if the profile it was computed from is still stored.
   */
  public CommitResult<UserState> commit(String user, FoldResult folded, StoredProfile after) {
    known.forget(user); // until the result is known
    meter.since(WeirMetric.COMPUTED_AFTER, folded.lastArrival());
    var commit = commitOf(user, folded, after);
    return switch (store.commit(commit)) {
      case CommitResult.Committed<StoredUser>(var stored) -> {
        meter.count(WeirMetric.COMMITS, 1);
        meter.count(WeirMetric.DUPLICATES, folded.duplicates());
        meter.since(WeirMetric.COMMITTED_AFTER, folded.lastArrival());
        yield new CommitResult.Committed<>(
            new UserState(after, stored.newAlerts(), folded.lastArrival()));
      }
      case CommitResult.Conflict<StoredUser>(var found) ->
          // If it was stored after all, only the answer was lost, and its alerts are still ours to
          // publish.
          new CommitResult.Conflict<>(
              found.profile().equals(after)
                  ? new UserState(after, commit.alerts(), folded.lastArrival())
                  : UserState.of(found.profile()));
      case CommitResult.Incomplete<StoredUser>(var from, var why) ->
          new CommitResult.Incomplete<>(from, why);
      case CommitResult.Refused<StoredUser>(var why) -> new CommitResult.Refused<>(why);
    };
  }

  private ProfileCommit commitOf(String user, FoldResult folded, StoredProfile after) {
    var now = clock.instant();
    return new ProfileCommit(
        user,
        folded.before().version(),
        after,
        alerts(folded, finding -> !finding.shadow(), now),
        alerts(folded, Match::shadow, now),
        now.plus(profileRetention));
  }

  private static List<Alert> alerts(FoldResult folded, Predicate<Match> which, Instant raisedAt) {
    return folded.findings().stream()
        .filter(which)
        .map(finding -> finding.toAlert(raisedAt))
        .toList();
  }

  /** Remembers a user's stored profile. */
  public void remember(String user, StoredProfile stored) {
    known.remember(user, stored);
  }
}
