package dev.weir.verification.semantics;

import dev.weir.engine.CommitResult;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.StoredProfile;
import java.util.Collection;
import java.util.Map;

/** Profiles in memory, each of whose writes the adapter of DynamoDB makes as well. */
final class MeasuredProfiles implements UserProfiles {

  private final UserProfiles stored;
  private final DrillMeter meter;
  private final UserProfiles measured;

  MeasuredProfiles(UserProfiles stored, DrillMeter meter) {
    this.stored = stored;
    this.meter = meter;
    measured = new DynamoUserProfiles(meter.units(), "profiles", "alerts", "v1");
  }

  @Override
  public Map<String, StoredProfile> read(Collection<String> users) {
    return stored.read(users);
  }

  @Override
  public CommitResult<StoredUser> commit(ProfileCommit commit) {
    var _ = measured.commit(commit);
    meter.written();
    return stored.commit(commit);
  }
}
