package dev.weir.rehearsal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.HashKeyRange;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOfShardTest {

  private static final BigInteger MIDDLE = BigInteger.ONE.shiftLeft(127);
  private static final HashKeyRange LOWER =
      new HashKeyRange(BigInteger.ZERO, MIDDLE.subtract(BigInteger.ONE));
  private static final HashKeyRange UPPER = new HashKeyRange(MIDDLE, HashKeyRange.whole().last());

  // MD5 of "a" begins with 0c, of "b" with 92, of "c" with 4a, of "d" with 82.
  private static final List<String> KEYS = List.of("a", "b", "c", "d", "a", "b");

  @Test
  void keys_are_of_the_shard_of_the_first_one() {
    assertThat(KeyOfShard.ofOneShard(List.of(LOWER, UPPER), KEYS::get, 3)).containsExactly(0, 2, 4);
    assertThat(KeyOfShard.ofOneShard(List.of(LOWER, UPPER), n -> KEYS.get(n + 1), 3))
        .containsExactly(0, 2, 4);
  }

  @Test
  void all_keys_are_of_the_only_shard() {
    assertThat(KeyOfShard.ofOneShard(List.of(HashKeyRange.whole()), KEYS::get, 3))
        .containsExactly(0, 1, 2);
  }
}
