package dev.weir.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Telemetry;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.commit.StoredUser;
import dev.weir.transactions.commit.UserProfiles;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionPrimingTest {

  private final List<String> calls = new ArrayList<>();

  private final class RecordingProfiles implements UserProfiles {
    @Override
    public Map<String, StoredProfile> read(Collection<String> users) {
      calls.add("read");
      return Map.of();
    }

    @Override
    public CommitResult<StoredUser> commit(ProfileCommit commit) {
      throw new AssertionError("priming writes nothing");
    }
  }

  @Test
  void priming_reads_and_writes_nothing() throws Exception {
    var ports =
        new TransactionPorts(
            _ -> "1",
            _ -> HashKeyRange.whole(),
            new RecordingProfiles(),
            new NoPositions() {
              @Override
              public void advance(Lane lane, SequenceNumber upTo) {
                calls.add("advance");
              }
            },
            () -> {
              calls.add("rules");
              return RuleSet.defaults();
            },
            (_, _) -> calls.add("quarantine"),
            null,
            _ -> calls.add("publish"),
            () -> Sample.START,
            Concurrency.oneByOne(),
            _ -> {});
    new TransactionFunction(
            TransactionSettings.of(Map.of()), ports, Telemetry.unseen(Step.TRANSACTIONS))
        .function()
        .priming()
        .beforeCheckpoint(null);
    assertThat(calls).containsExactly("rules", "read");
  }
}
