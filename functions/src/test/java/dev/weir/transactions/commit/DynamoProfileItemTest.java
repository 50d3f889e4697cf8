package dev.weir.transactions.commit;

import static dev.weir.transactions.Sample.LANE;
import static dev.weir.transactions.Sample.START;
import static dev.weir.transactions.Sample.received;
import static dev.weir.transactions.Sample.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Place;
import dev.weir.events.transaction.Transaction;
import dev.weir.property.Property;
import dev.weir.transactions.Sample;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.decide.UserFold;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.rules.AmountSpikeRule;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.NewLocationSpreeRule;
import dev.weir.transactions.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoProfileItemTest {

  private static final UserFold FOLD =
      new UserFold(new Detector(RuleSet.defaults()), LANE, Duration.ofDays(7));
  private static final String[] AMOUNTS = {"0.10", "1.999999999", "1", "750.00", "99999999999.9"};
  private static final String[] CITIES = {"Lisbon", " são paulo", "Tōkyō", "Łódź"};

  @Test
  void a_stored_user_is_read_back_as_it_was() {
    Property.holds(
        100,
        draw -> {
          var seed = draw.seed();
          var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
          var stored = fold(StoredProfile.NONE, random);
          stored = fold(stored, random);
          assertThat(DynamoProfileItem.read(itemOf(stored))).isEqualTo(stored);
        });
  }

  private static StoredProfile fold(StoredProfile before, RandomGenerator random) {
    var received = new ArrayList<ReceivedTransaction>();
    var count = random.nextInt(40);
    for (var i = 0; i < count; i++) {
      received.add(received(random(random), (int) before.version() * 100 + i, random.nextInt(3)));
    }
    return Sample.stored(FOLD, before, received);
  }

  private static Transaction random(RandomGenerator random) {
    return new Transaction(
        "t" + random.nextInt(1_000),
        "ana",
        Money.of(AMOUNTS[random.nextInt(AMOUNTS.length)], random.nextBoolean() ? "EUR" : "JPY"),
        "Café \"9\"",
        Optional.empty(),
        random.nextBoolean() ? Channel.PRESENT : Channel.ONLINE,
        new Location(
            "PT",
            CITIES[random.nextInt(CITIES.length)],
            random.nextBoolean()
                ? Optional.of(new Coordinates(-0.0, random.nextDouble(-180, 180)))
                : Optional.empty()),
        START.plusNanos(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L)));
  }

  private static Map<String, AttributeValue> itemOf(StoredProfile stored) {
    return DynamoProfileItem.of(
        "v1",
        new ProfileCommit("ana", 0, stored, List.of(), List.of(), Instant.ofEpochSecond(2_000)));
  }

  @Test
  void an_absent_item_holds_nothing() {
    assertThat(DynamoProfileItem.read(Map.of())).isEqualTo(StoredProfile.NONE);
  }

  @Test
  void the_key_has_the_projection_and_the_user_and_the_item_says_when_it_may_go() {
    var item = itemOf(StoredProfile.NONE);
    assertThat(item.get("user").s()).isEqualTo("v1#ana");
    assertThat(item.get("expiresAt").n()).isEqualTo("2000");
    assertThat(DynamoProfileItem.userOf("v1", item)).isEqualTo("ana");
  }

  @Test
  void a_record_that_is_applied_in_part_is_read_back() {
    var many = new ArrayList<ReceivedTransaction>();
    for (var i = 0; i < 30; i++) {
      many.add(received(transaction("ana", "old-" + i, i * 10 - 2_000, "10.00"), 1, i));
    }
    for (var i = 0; i < 90; i++) {
      many.add(received(transaction("ana", "new-" + i, i * 120, "90000.00"), 2, i));
    }
    var rules =
        RuleSet.parse(
            "{\"rules\":{\"AMOUNT_SPIKE\":{\"factor\":1,\"weight\":0.0001,\"coolDown\":\"PT1M\"}}}",
            2);
    var stored =
        Sample.stored(
            new UserFold(new Detector(rules), LANE, Duration.ofDays(7)), StoredProfile.NONE, many);
    assertThat(stored.fences().of(LANE).started()).isPresent();
    assertThat(DynamoProfileItem.read(itemOf(stored))).isEqualTo(stored);
  }

  @Test
  void event_times_before_1970_and_of_a_nanosecond_are_read_back() {
    for (var time : List.of("1905-01-01T00:00:00.000000001Z", "9999-12-31T23:59:59.999999999Z")) {
      var instant = Instant.parse(time);
      assertThat(ProfileValues.toInstant(ProfileValues.ofInstant(instant))).isEqualTo(instant);
    }
  }

  @Test
  void an_item_of_the_former_layout_keeps_home_places_means_and_episodes() {
    var item = new HashMap<>(itemOf(StoredProfile.NONE));
    item.remove("rules");
    item.put("home", fromL(List.of(fromS("PT"), fromS("LISBON"))));
    item.put(
        "visits",
        fromL(
            List.of(
                fromL(List.of(fromS("PT"), fromS("LISBON"), fromN("1000"), fromN("2000.5"))),
                fromL(
                    List.of(
                        fromS("ES"),
                        fromS("MADRID"),
                        fromN("3000"),
                        fromN("3000"),
                        fromN("1"),
                        fromN("3000"))))));
    item.put("spending", fromM(Map.of("EUR", fromL(List.of(fromN("12"), fromS("20.500000"))))));
    item.put("velocity", fromL(List.of(fromN("1"), fromN("4000"))));

    var profile = DynamoProfileItem.read(item).profile();

    var places = profile.part(NewLocationSpreeRule.KIND);
    assertThat(places.home()).contains(new Place("PT", "LISBON"));
    assertThat(places.visits().get(new Place("ES", "MADRID")).firstAt())
        .isEqualTo(Instant.ofEpochSecond(3_000));
    assertThat(places.visits().get(new Place("ES", "MADRID")).episodes().all()).hasSize(1);
    assertThat(profile.part(AmountSpikeRule.KIND).settled().get("EUR").count()).isEqualTo(12);
    assertThat(profile.parts()).containsKey("VELOCITY");
  }
}
