package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KinesisShardMapTest {

  private static final String ARN = "arn:aws:kinesis:eu-west-1:123456789012:stream/access-logs";

  private final FakeKinesis kinesis = new FakeKinesis();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final ShardMap shards = new KinesisShardMap(kinesis, ARN, clock);

  @Test
  void every_page_of_shards_is_read_once() {
    kinesis.shard("shardId-0", 0, 9);
    kinesis.shard("shardId-1", 10, 19);
    kinesis.shard("shardId-2", 20, 29);

    assertThat(shards.rangeOf(new Shard("shardId-2"))).isEqualTo(range(20, 29));
    assertThat(shards.rangeOf(new Shard("shardId-0"))).isEqualTo(range(0, 9));
    assertThat(kinesis.listedPages()).isEqualTo(3);
  }

  @Test
  void a_shard_that_is_not_known_has_them_read_again() {
    kinesis.shard("shardId-0", 0, 9);
    shards.rangeOf(new Shard("shardId-0"));
    kinesis.shard("shardId-1", 0, 4);

    assertThat(shards.rangeOf(new Shard("shardId-1"))).isEqualTo(range(0, 4));
  }

  @Test
  void ranges_are_not_taken_for_true_for_ever() {
    kinesis.shard("shardId-0", 0, 9);
    shards.rangeOf(new Shard("shardId-0"));
    kinesis.shard("shardId-0", 0, 99);
    clock.advance(KinesisShardMap.FRESH_FOR);

    assertThat(shards.rangeOf(new Shard("shardId-0"))).isEqualTo(range(0, 99));
  }

  @Test
  void an_outage_is_not_a_fault_of_the_record() {
    kinesis.outOfReach();

    assertThatThrownBy(() -> shards.rangeOf(new Shard("shardId-0")))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void a_shard_that_is_not_listed_may_be_later() {
    kinesis.shard("shardId-0", 0, 9);

    assertThatThrownBy(() -> shards.rangeOf(new Shard("shardId-9")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("shardId-9");
  }

  @Test
  void a_shard_has_the_parents_that_are_still_listed() {
    kinesis.shard("shardId-0", 0, 9);
    kinesis.shard("shardId-1", 0, 4);
    kinesis.parents("shardId-1", "shardId-0");
    kinesis.shard("shardId-2", 0, 9);
    kinesis.parents("shardId-2", "shardId-1", "shardId-gone");

    assertThat(shards.parentsOf(new Shard("shardId-0"))).isEmpty();
    assertThat(shards.parentsOf(new Shard("shardId-1"))).containsExactly(new Shard("shardId-0"));
    assertThat(shards.parentsOf(new Shard("shardId-2"))).containsExactly(new Shard("shardId-1"));
  }

  private static HashKeyRange range(long first, long last) {
    return new HashKeyRange(BigInteger.valueOf(first), BigInteger.valueOf(last));
  }
}
