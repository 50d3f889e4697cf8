package dev.weir.verification.fakes;

import dev.weir.alerts.Alert;
import dev.weir.alerts.DynamoAlertItem;
import dev.weir.engine.CommitResult;
import dev.weir.stream.RefusedException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.ReplayableProfiles;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.decide.StoredProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The profiles in memory; a commit and its alerts are stored together, as by a transaction. */
public final class FakeUserProfiles implements ReplayableProfiles {

  private static final int MAX_ITEMS = 100;

  private final CallDisturbance disturbance;
  private final FakeOutbox outbox;
  private final Map<String, StoredProfile> profiles = new TreeMap<>();
  private final Set<String> replayed = new HashSet<>();
  private int commits;

  /** Creates a table that always answers. */
  public FakeUserProfiles(FakeOutbox outbox) {
    this(CallDisturbance.NONE, outbox);
  }

  /**
   * Creates a table whose calls are disturbed.
   *
   * @param outbox where alerts are stored
   */
  public FakeUserProfiles(CallDisturbance disturbance, FakeOutbox outbox) {
    this.disturbance = disturbance;
    this.outbox = outbox;
  }

  @Override
  public Map<String, StoredProfile> read(Collection<String> users) {
    if (users.size() > MAX_AT_ONCE) {
      throw new IllegalArgumentException("More than can be read at once users=" + users.size());
    }
    disturbance.before("read profiles");
    var found = new HashMap<String, StoredProfile>();
    for (var user : users) {
      if (profiles.containsKey(user)) {
        found.put(user, profiles.get(user));
      }
    }
    return found;
  }

  @Override
  public Set<String> replayed(Collection<String> places) {
    disturbance.before("read replayed places");
    return places.stream().filter(replayed::contains).collect(Collectors.toSet());
  }

  @Override
  public CommitResult<StoredUser> commit(ProfileCommit commit) {
    disturbance.before("commit");
    var result = apply(commit);
    disturbance.after("commit");
    return result;
  }

  private CommitResult<StoredUser> apply(ProfileCommit commit) {
    var found = profiles.getOrDefault(commit.user(), StoredProfile.NONE);
    var isReplayed = commit.replayOf().filter(replayed::contains).isPresent();
    if (found.version() != commit.beforeVersion() || isReplayed) {
      return new CommitResult.Conflict<>(StoredUser.found(found));
    }
    try {
      requireAccepted(commit);
    } catch (RefusedException e) {
      return new CommitResult.Refused<>(e.getMessage());
    }
    profiles.put(commit.user(), commit.after());
    commit.replayOf().ifPresent(replayed::add);
    commits++;
    commit.shadowAlerts().forEach(outbox::record);
    var added = new ArrayList<Alert>();
    for (var alert : commit.alerts()) {
      if (outbox.store(alert)) {
        added.add(alert);
      }
    }
    return new CommitResult.Committed<>(new StoredUser(commit.after(), added));
  }

  // The refusals of TransactWriteItems: more than 100 items, two operations on one item, a long
  // item.
  private static void requireAccepted(ProfileCommit commit) {
    var alerts = Stream.concat(commit.alerts().stream(), commit.shadowAlerts().stream()).toList();
    if (1 + alerts.size() + commit.replayOf().stream().count() > MAX_ITEMS) {
      throw new RefusedException("Member must have length less than or equal to 100", null);
    }
    if (alerts.stream().map(Alert::id).distinct().count() < alerts.size()) {
      throw new RefusedException(
          "Transaction request cannot include multiple operations on one item", null);
    }
    alerts.forEach(alert -> ItemSize.require(DynamoAlertItem.pending(alert), "id"));
  }

  /** Returns all stored profiles, by user. */
  public Map<String, StoredProfile> all() {
    return Map.copyOf(profiles);
  }

  /** Returns how many commits changed something. */
  public int commits() {
    return commits;
  }
}
