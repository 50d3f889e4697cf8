package dev.weir.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a\uD83D", "\uDE00a", "\uD83D\uD83D\uDE00", "\uDE00\uD83D", "\uD83Dx"})
  void half_of_a_pair_is_found(String text) {
    assertThat(Surrogates.arePaired(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\uD83D\uDE00", "a\uD83D\uDE00b", "\uD83D\uDE00\uD83D\uDE00", "é\u0000"})
  void whole_pairs_and_all_else_are_accepted(String text) {
    assertThat(Surrogates.arePaired(text)).isTrue();
  }
}
