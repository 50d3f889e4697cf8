package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VelocityRuleTest {

  private static User user(String settings) {
    return User.byOnly("VELOCITY", settings);
  }

  private static Payment[] eachSecond(int from, int to) {
    return IntStream.range(from, to).mapToObj(VelocityRuleTest::at).toArray(Payment[]::new);
  }

  private static Payment at(long second) {
    return Payment.of("10.00").at(second);
  }

  @Test
  void as_many_as_the_limit_are_none_too_many() {
    var user = user("{}");
    assertThat(user.pays(eachSecond(0, 10))).isEmpty();
    assertThat(user.pays(at(10))).containsExactly("VELOCITY/ana/0");
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
  void those_at_the_same_time_count_together() {
    var user = user("{\"count\":2}");
    assertThat(user.pays(at(0).named("a"), at(0).named("b"))).isEmpty();
    assertThat(user.pays(at(0).named("c"))).containsExactly("VELOCITY/ana/0");
  }

  @Test
  void until_the_cool_down_has_passed_it_is_the_same_episode() {
    var user = user("{\"count\":1}");
    assertThat(user.pays(at(0), at(10), at(20), at(580))).containsExactly("VELOCITY/ana/0");
    assertThat(user.pays(Payment.of("10.00").at(Duration.ofMillis(609_999)))).isEmpty();
    assertThat(user.pays(at(610))).containsExactly("VELOCITY/ana/1");
  }

  @Test
  void in_whatever_order_they_arrive_the_ids_are_the_same() {
    var payments = LongStream.of(0, 20, 40, 250, 270).mapToObj(VelocityRuleTest::at).toList();
    for (var order : Permutations.of(payments)) {
      var raised = user("{\"count\":1,\"coolDown\":\"PT4M\"}").pays(order.toArray(Payment[]::new));
      assertThat(raised)
          .as("%s", order)
          .containsExactlyInAnyOrder("VELOCITY/ana/0", "VELOCITY/ana/1");
    }
  }

  @Test
  void one_that_fills_two_windows_at_once_raises_both_episodes() {
    var user = user("{\"count\":2,\"window\":\"PT5M\",\"coolDown\":\"PT1M\"}");
    assertThat(user.pays(at(100), at(300), at(410))).isEmpty();
    // Within (0, 300] there are three now, and within (110, 410], too.
    assertThat(user.pays(at(200))).containsExactly("VELOCITY/ana/0", "VELOCITY/ana/1");
  }

  @Test
  void off_is_silent_and_shadow_is_marked() {
    assertThat(user("{\"mode\":\"off\"}").pays(eachSecond(0, 30))).isEmpty();

    var found = user("{\"mode\":\"shadow\"}").findings(eachSecond(0, 30));
    assertThat(found).hasSize(1).allMatch(Finding::shadow);
  }

  @Test
  void switched_on_it_judges_by_what_came_while_it_was_off() {
    var user = user("{\"mode\":\"off\"}");
    user.pays(eachSecond(0, 10));
    user.rulesChange(User.only("VELOCITY", "{}"));
    assertThat(user.pays(at(10))).containsExactly("VELOCITY/ana/0");
  }

  @Test
  void it_explains_itself_and_lists_the_latest_twenty() {
    var found = user("{\"count\":25}").findings(eachSecond(0, 26)).getFirst();
    assertThat(found.summary()).isEqualTo("ana: 26 transactions within 25 s, 260.00 EUR in all");
    assertThat(found.evidence())
        .startsWith(
            "{\"count\":26,\"limitCount\":25,\"windowSeconds\":60,"
                + "\"total\":{\"EUR\":\"260.00\"},\"transactions\":[{");
    assertThat(found.evidence().split("\"occurredAt\"", -1)).hasSize(21);
    assertThat(List.of("10:00:06Z", "10:00:25Z")).allMatch(found.evidence()::contains);
    assertThat(found.evidence()).doesNotContain("10:00:05Z");
  }
}
