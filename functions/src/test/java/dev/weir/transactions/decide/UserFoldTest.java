package dev.weir.transactions.decide;

import static dev.weir.transactions.Sample.LANE;
import static dev.weir.transactions.Sample.received;
import static dev.weir.transactions.Sample.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.Sample;
import dev.weir.transactions.commit.ProfileCommit;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.Match;
import dev.weir.transactions.rules.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserFoldTest {

  private static final Duration RETENTION = Duration.ofDays(1);
  private static final UserFold FOLD =
      new UserFold(new Detector(RuleSet.defaults()), LANE, RETENTION);

  /** The result of transactions. */
  private record Result(FoldResult folded, StoredProfile after) {
    boolean isChanged() {
      return folded.isNews();
    }

    List<Match> findings() {
      return folded.findings();
    }
  }

  /** Returns as many of the transactions as fit into one commit, as the engine passes them. */
  private static Result folded(
      UserFold fold, StoredProfile before, List<ReceivedTransaction> received) {
    return new Result(Sample.folded(fold, before, received), Sample.stored(fold, before, received));
  }

  @Test
  void the_fence_stands_after_the_last_record_with_a_transaction_of_the_user() {
    var folded =
        folded(
            FOLD,
            StoredProfile.NONE,
            List.of(
                received(transaction("ana", "a", 0, "10.00"), 4, 0),
                received(transaction("ana", "b", 1, "10.00"), 4, 2),
                received(transaction("ana", "c", 2, "10.00"), 9, 1)));
    assertThat(folded.after().fences().of(LANE)).isEqualTo(Position.after(new SequenceNumber("9")));
    assertThat(folded.after().profile().transactions()).isEqualTo(3);
    assertThat(folded.after().version()).isEqualTo(1);
  }

  @Test
  void a_folded_transaction_changes_nothing_when_it_is_delivered_again() {
    var received = List.of(received(transaction("ana", "a", 0, "10.00"), 4, 0));
    var once = folded(FOLD, StoredProfile.NONE, received).after();
    var again = folded(FOLD, once, received);
    assertThat(again.isChanged()).isFalse();
    assertThat(again.after()).isEqualTo(once);
  }

  @Test
  void a_redelivery_that_goes_further_folds_only_new_transactions() {
    var first = received(transaction("ana", "a", 0, "10.00"), 4, 0);
    var second = received(transaction("ana", "b", 1, "10.00"), 5, 0);
    var once = folded(FOLD, StoredProfile.NONE, List.of(first)).after();
    assertThat(folded(FOLD, once, List.of(first, second)).after())
        .extracting(StoredProfile::profile)
        .isEqualTo(folded(FOLD, StoredProfile.NONE, List.of(first, second)).after().profile());
  }

  @Test
  void the_same_numbers_of_another_lane_are_not_covered() {
    var once =
        folded(
                FOLD,
                StoredProfile.NONE,
                List.of(received(transaction("ana", "a", 0, "10.00"), 4, 0)))
            .after();
    var other = Sample.lane("shardId-000000000001");
    var elsewhere = new UserFold(FOLD.detector(), other, RETENTION);
    var folded =
        folded(elsewhere, once, List.of(received(transaction("ana", "b", 1, "10.00"), 2, 0)));
    assertThat(folded.after().profile().transactions()).isEqualTo(2);
    assertThat(folded.after().fences().of(LANE)).isEqualTo(Position.after(new SequenceNumber("4")));
    assertThat(folded.after().fences().of(other))
        .isEqualTo(Position.after(new SequenceNumber("2")));
  }

  @Test
  void a_transaction_that_was_sent_twice_moves_the_fence_and_nothing_else() {
    var once =
        folded(
                FOLD,
                StoredProfile.NONE,
                List.of(received(transaction("ana", "a", 0, "10.00"), 4, 0)))
            .after();
    var again = folded(FOLD, once, List.of(received(transaction("ana", "a", 0, "10.00"), 7, 0)));
    assertThat(again.after().profile()).isEqualTo(once.profile());
    assertThat(again.findings()).isEmpty();
    assertThat(again.after().fences().of(LANE)).isEqualTo(Position.after(new SequenceNumber("7")));
  }

  @Test
  void a_record_with_more_alerts_than_a_commit_takes_is_committed_in_parts() {
    // Each one equals the previous spending, and is a separate episode.
    var received = new ArrayList<ReceivedTransaction>();
    for (var i = 0; i < 60; i++) {
      received.add(received(transaction("ana", "small-" + i, -1000 + i * 10, "10.00"), 1, i));
    }
    for (var i = 0; i < 90; i++) {
      received.add(received(transaction("ana", "spike-" + i, i * 120, "900000.00"), 2, i));
    }
    var rules =
        RuleSet.parse(
            "{\"rules\":{\"AMOUNT_SPIKE\":{\"factor\":1,\"weight\":0.0001,\"coolDown\":\"PT1M\"}}}",
            2);
    var fold = new UserFold(new Detector(rules), LANE, RETENTION);

    var ids = new ArrayList<String>();
    var commits = 0;
    var stored = StoredProfile.NONE;
    for (var folded = folded(fold, stored, received);
        folded.isChanged();
        folded = folded(fold, stored, received)) {
      assertThat(folded.findings()).hasSizeLessThanOrEqualTo(ProfileCommit.MAX_ALERTS);
      folded.findings().stream().map(Match::id).forEach(ids::add);
      stored = folded.after();
      commits++;
    }
    assertThat(commits).isGreaterThan(1);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids.stream().filter(id -> id.startsWith("AMOUNT_SPIKE/ana/spike-"))).hasSize(90);
    assertThat(stored.profile().transactions()).isEqualTo(150);
    assertThat(stored.fences().of(LANE)).isEqualTo(Position.after(new SequenceNumber("2")));
  }
}
