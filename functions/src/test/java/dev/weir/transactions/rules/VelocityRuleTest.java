package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VelocityRuleTest {

  private static User user(String settings) {
    return User.byOnly("VELOCITY", settings);
  }

  private static Payment[] eachSecond(int from, int to) {
    return IntStream.range(from, to).mapToObj(VelocityRuleTest::at).toArray(Payment[]::new);
  }

  private static Payment at(long second) {
    return Payment.of("10.00").at(second).named("t" + second);
  }

  @Test
  void as_many_as_the_limit_are_none_too_many() {
    var user = user("{}");
    assertThat(user.pays(eachSecond(0, 10))).isEmpty();
    assertThat(user.pays(at(10))).containsExactly("VELOCITY/ana/t10");
  }

  @Test
  void the_window_excludes_its_start() {
    var user = user("{}");
    user.pays(eachSecond(0, 10));
    assertThat(user.pays(at(60))).isEmpty();

    var sooner = user("{}");
    sooner.pays(eachSecond(0, 10));
    assertThat(sooner.pays(Payment.of("10.00").at(Duration.ofMillis(59_999)))).hasSize(1);
  }

  @Test
  void an_episode_goes_on_as_long_as_one_qualifies_within_the_cool_down() {
    var user = user("{\"count\":1}");
    assertThat(user.pays(at(0), at(10), at(20), at(600), at(620)))
        .containsExactly("VELOCITY/ana/t10");
    assertThat(user.pays(at(1_210), at(1_215))).containsExactly();
    assertThat(user.pays(at(1_810), at(1_816))).containsExactly("VELOCITY/ana/t1816");
  }

  @Test
  void a_late_one_that_makes_an_earlier_one_qualify_raises_at_once() {
    var user = user("{\"count\":2}");
    assertThat(user.pays(at(0), at(20), at(200))).isEmpty();
    assertThat(user.pays(at(10))).containsExactly("VELOCITY/ana/t20");
  }

  @Test
  void every_allowed_count_can_be_reached_with_the_longest_texts() {
    for (var count : new int[] {1, 50, 100}) {
      var user = user("{\"count\":%d}".formatted(count));
      var found =
          user.findings(
              IntStream.rangeClosed(0, count)
                  .mapToObj(i -> at(i % 50).named("%03d".formatted(i) + "\u20ac".repeat(125)))
                  .toArray(Payment[]::new));
      assertThat(found).as("count %d", count).hasSize(1);
    }
  }
}
