package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.CommitResult;
import dev.weir.market.marks.commit.FeedStore;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.decide.FeedGap;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.market.marks.decide.FeedState.LastTick;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of feeds. */
abstract class FeedStoreContract {

  private static final Lane LANE = lane(0);

  private FeedStore feeds;

  /** Returns an empty one that nobody else uses. */
  abstract FeedStore open();

  @BeforeEach
  void openStore() {
    feeds = open();
  }

  private static Lane lane(int shard) {
    return new Lane("v1", "market", "1", new Shard("shardId-%012d".formatted(shard)));
  }

  private static StoredFeed feed(long revision) {
    return new StoredFeed(
        revision,
        new FeedState(
            Position.after(new SequenceNumber("49".repeat(28))),
            revision * 10,
            3,
            2,
            Map.of("ACME@XNAS", new LastTick("2026-11-23", 1204)),
            List.of(
                new FeedGap(
                    "ACME@XNAS", "2026-11-23", 7, 9, Instant.parse("2026-11-23T14:30:00.5Z"))),
            1,
            4));
  }

  @Test
  void where_nothing_came_yet_there_is_none() {
    assertThat(feeds.read(LANE)).isEqualTo(StoredFeed.NONE);
  }

  @Test
  void a_feed_is_read_back_by_its_lane() {
    assertThat(feeds.commit(LANE, feed(1))).isInstanceOf(CommitResult.Committed.class);
    assertThat(feeds.read(LANE)).isEqualTo(feed(1));
    assertThat(feeds.read(lane(1))).isEqualTo(StoredFeed.NONE);
  }

  @Test
  void a_revision_is_stored_once_and_the_second_writer_receives_the_stored_one() {
    feeds.commit(LANE, feed(1));
    feeds.commit(LANE, feed(2));
    assertThat(feeds.commit(LANE, feed(2))).isEqualTo(new CommitResult.Conflict<>(feed(2)));
    assertThat(feeds.commit(LANE, feed(1))).isEqualTo(new CommitResult.Conflict<>(feed(2)));
    assertThat(feeds.commit(LANE, feed(4))).isEqualTo(new CommitResult.Conflict<>(feed(2)));
    assertThat(feeds.commit(LANE, feed(3))).isInstanceOf(CommitResult.Committed.class);
  }
}
