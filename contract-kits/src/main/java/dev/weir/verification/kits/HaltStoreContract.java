package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import dev.weir.market.reference.Halt;
import dev.weir.market.reference.HaltStore;
import dev.weir.market.reference.Halts;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of halts. */
abstract class HaltStoreContract {

  private static final Halt GROWTH =
      new Halt(
          0,
          "growth",
          Action.HALT,
          "kim",
          "a \"fat\" finger",
          Optional.of(Instant.parse("2026-11-23T14:30:00Z")));
  private static final Halt ALL =
      new Halt(
          0, Halt.ALL, Cause.REGIONS_DISAGREE, Action.REDUCE, "lee", "a rumour", Optional.empty());

  private HaltStore store;

  /** Returns an empty one that nobody else uses. */
  abstract HaltStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @Test
  void where_nothing_was_ordered_there_is_none() {
    assertThat(store.halts()).isEqualTo(Halts.NONE);
  }

  @Test
  void orders_are_read_back() {
    var both = Halts.NONE.with(GROWTH);
    assertThat(store.replace(both)).isTrue();
    both = both.with(ALL);
    assertThat(store.replace(both)).isTrue();
    assertThat(store.halts()).isEqualTo(both);
    assertThat(store.halts().all()).extracting(Halt::number).containsExactly(1L, 2L);
  }

  @Test
  void an_order_is_stored_only_after_the_one_that_it_was_made_from() {
    var first = Halts.NONE.with(GROWTH);
    store.replace(first);
    assertThat(store.replace(first)).isTrue(); // a retry
    assertThat(store.replace(Halts.NONE.with(ALL))).isFalse();
    assertThat(store.halts()).isEqualTo(first);
  }

  @Test
  void a_number_is_never_given_again() {
    var released = Halts.NONE.with(GROWTH).without(1);
    store.replace(Halts.NONE.with(GROWTH));
    store.replace(released);
    assertThat(store.halts().all()).isEmpty();
    assertThat(store.halts().with(ALL).all()).extracting(Halt::number).containsExactly(2L);
  }
}
