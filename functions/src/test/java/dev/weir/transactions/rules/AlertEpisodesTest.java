package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertEpisodesTest {

  private static final Duration COOL_DOWN = Duration.ofSeconds(10);
  private final List<String> raised = new ArrayList<>();
  private AlertEpisodes episodes = AlertEpisodes.NONE;

  private void qualify(long... seconds) {
    var purchases = new ArrayList<Purchase>();
    for (var second : seconds) {
      var payment = Payment.of("1.00").at(second).named("t" + second);
      purchases.add(Purchase.of(payment.by("ana"), payment.at(), false));
    }
    var change = episodes.plus(purchases, COOL_DOWN);
    episodes = change.after();
    change.raising().forEach(purchase -> raised.add(purchase.id()));
  }

  private static Instant at(long second) {
    return Payment.START.plusSeconds(second);
  }

  @Test
  void a_run_no_further_apart_than_the_cool_down_is_one() {
    qualify(0);
    qualify(10);
    qualify(20, 21);
    assertThat(raised).containsExactly("t0");
    qualify(32);
    assertThat(raised).containsExactly("t0", "t32");
  }

  @Test
  void a_late_one_that_joins_two_raises_nothing() {
    qualify(0);
    qualify(20);
    qualify(10);
    assertThat(raised).containsExactly("t0", "t20");
    assertThat(episodes.all()).containsExactly(new AlertEpisodes.Episode(at(0), at(20)));
  }

  @Test
  void those_that_qualify_at_once_and_reach_an_episode_raise_nothing() {
    qualify(20);
    qualify(0, 10);
    assertThat(raised).containsExactly("t20");
  }

  @Test
  void what_nothing_can_join_any_more_is_forgotten() {
    qualify(0);
    qualify(100);
    assertThat(episodes.since(at(10), COOL_DOWN).all()).hasSize(2);
    assertThat(episodes.since(at(11), COOL_DOWN).all())
        .containsExactly(new AlertEpisodes.Episode(at(100), at(100)));
  }
}
