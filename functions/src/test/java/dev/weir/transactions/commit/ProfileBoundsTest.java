package dev.weir.transactions.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.decide.LaneFences;
import dev.weir.transactions.decide.LaneFences.Fence;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** No valid rules and transactions make a profile that DynamoDB refuses. */
class ProfileBoundsTest {

  private static final Instant START = Instant.parse("2026-11-28T07:00:00Z");
  private static final RuleSet WIDEST =
      RuleSet.parse(
          """
          {"lateness":"PT1H","rules":{
          "NEW_LOCATION_SPREE":{"count":1,"window":"PT1H","settle":"P365D","coolDown":"PT3M",
           "threshold":{"default":"0"},"channel":"any"},
          "IMPOSSIBLE_TRAVEL":{"distanceKm":1,"speedKmh":1},
          "CARD_TESTING":{"count":1,"small":{"default":"1000000000000"},"large":{"default":"0"},
           "window":"PT1H","coolDown":"PT6M"},
          "AMOUNT_SPIKE":{"factor":"1","history":1,"floor":{"default":"0"},"coolDown":"PT1M"},
          "VELOCITY":{"count":1,"window":"PT1H","coolDown":"PT3M"}}}\
          """,
          2);
  private static final List<String> CURRENCIES =
      Currency.availableCurrencies().map(Currency::getCurrencyCode).sorted().toList();

  private static String wide(int number, int length) {
    var digits = Integer.toString(number);
    return digits + "\u20ac".repeat(length - digits.length());
  }

  private static UserProfile hostile(Duration between, int count) {
    var detector = new Detector(WIDEST);
    var profile = UserProfile.NEW;
    for (var i = 0; i < count; i++) {
      var at = START.plus(between.multipliedBy(i));
      var transaction =
          new Transaction(
              wide(i, 128),
              "ana",
              Money.of("999999999999999999.123456789", CURRENCIES.get(i % CURRENCIES.size())),
              wide(i, 256),
              Optional.empty(),
              Channel.PRESENT,
              new Location(
                  "PT",
                  "x" + wide(i % 300, 127),
                  Optional.of(new Coordinates(i % 80 + 0.1, i % 170))),
              at);
      profile = detector.detect(profile, transaction, at).after();
    }
    return profile;
  }

  private static Map<String, AttributeValue> item(UserProfile profile, LaneFences fences) {
    return DynamoProfileItem.of(
        "v1",
        new ProfileCommit(
            "ana",
            0,
            new StoredProfile(1, fences, profile),
            List.of(),
            List.of(),
            Instant.ofEpochSecond(2_000)));
  }

  private static long bytes(UserProfile profile, LaneFences fences) {
    return DynamoItemSize.of(item(profile, fences));
  }

  @Test
  void a_profile_is_far_below_the_limit_whatever_comes_in() {
    for (var between :
        List.of(Duration.ofMillis(20), Duration.ofSeconds(3), Duration.ofSeconds(65))) {
      var profile = hostile(between, 1_500);
      var item = item(profile, LaneFences.NONE);
      assertThat(DynamoItemSize.of(item)).as("every %s", between).isLessThan(380_000);
      assertThat(DynamoProfileItem.read(item).profile()).as("stored whole").isEqualTo(profile);
      assertThat(profile.purchases()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void with_so_many_fences_that_it_would_pass_the_limit_it_is_stored_without_purchases() {
    var lanes = new HashMap<String, Fence>();
    for (var i = 0; i < 3_000; i++) {
      lanes.put(
          "1700000000/shardId-%012d".formatted(i),
          new Fence(Position.after(new SequenceNumber("4".repeat(56))), START));
    }
    var profile = hostile(Duration.ofSeconds(3), 1_000);
    var fences = new LaneFences(lanes);
    assertThat(bytes(profile, fences)).isLessThanOrEqualTo(DynamoProfileItem.MAX_BYTES);
    assertThat(bytes(profile, fences)).isGreaterThan(bytes(UserProfile.NEW, fences));
  }
}
