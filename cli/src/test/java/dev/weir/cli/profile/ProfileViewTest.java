package dev.weir.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.terminal.Times;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProfileViewTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final Detector detector = new Detector(RuleSet.defaults());
  private UserProfile profile = UserProfile.NEW;

  @Test
  void home_comes_first_and_each_place_shows_whether_it_is_known() {
    pay("t1", "Lisbon", Duration.ZERO);
    pay("t2", "Porto", Duration.ofHours(1));
    pay("t3", "Faro", Duration.ofHours(26));

    var view = viewed(Duration.ofHours(26));

    assertThat(view.places())
        .extracting(place -> place.place().city())
        .containsExactly("LISBON", "PORTO", "FARO");
    assertThat(view.places())
        .extracting(ProfileView.Visited::isKnown)
        .containsExactly(true, true, false);
    assertThat(ProfileText.of(view, Times.ISO))
        .anyMatch(line -> line.contains("LISBON, PT") && line.contains("home, since 2026-11-23"))
        .anyMatch(line -> line.contains("PORTO, PT") && line.contains("known since 2026-11-24T11"))
        .anyMatch(line -> line.contains("FARO, PT") && line.contains("becomes known at"));
  }

  @Test
  void the_newest_transactions_come_first_each_once() {
    pay("t1", "Lisbon", Duration.ZERO);
    pay("t2", "Lisbon", Duration.ofSeconds(5));

    assertThat(viewed(Duration.ZERO).recent())
        .extracting(purchase -> purchase.id())
        .containsExactly("t2", "t1");
  }

  @Test
  void the_json_has_money_as_text_and_one_line() {
    pay("t1", "Lisbon", Duration.ZERO);

    assertThat(ProfileJson.of(viewed(Duration.ZERO)).toString())
        .startsWith("{\"user\":\"u-1\",\"version\":7,\"home\":{\"country\":\"PT\"")
        .contains("\"spending\":{\"EUR\":{\"count\":1,\"mean\":\"1.500000\"}}")
        .contains("\"amount\":\"1.50\"")
        .contains("\"fences\":{\"shardId-0\":\"123\"}")
        .doesNotContain("\n");
  }

  @Test
  void names_from_the_stream_can_not_write_to_the_terminal() {
    pay("t1", "Lis\u001b[2Jbon", Duration.ZERO);

    assertThat(String.join("\n", ProfileText.of(viewed(Duration.ZERO), Times.ISO)))
        .doesNotContain("\u001b[2J");
  }

  private void pay(String id, String city, Duration after) {
    var transaction =
        new Transaction(
            id,
            "u-1",
            Money.of("1.50", "EUR"),
            "Kiosk",
            Optional.empty(),
            Channel.PRESENT,
            new Location("PT", city, Optional.empty()),
            START.plus(after));
    profile = detector.detect(profile, transaction, START.plus(after)).after();
  }

  private ProfileView viewed(Duration after) {
    var fences = new TreeMap<>(Map.of("shardId-0", "123"));
    return new ProfileView("u-1", 7, profile, fences, RuleSet.defaults(), START.plus(after));
  }
}
