package dev.weir.verification.kits;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.UserProfile;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The largest possible profile: more transactions, places and currencies than are remembered, every
 * text at its longest and each of its characters three bytes, every setting at its widest.
 */
record LargestProfile(String user) {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final RuleSet WIDEST =
      RuleSet.parse(
          """
          {"lateness":"PT1H","rules":{
          "NEW_LOCATION_SPREE":{"count":1,"window":"PT1H","coolDown":"PT3M","settle":"P365D"},
          "CARD_TESTING":{"window":"PT1H","small":{"default":"1000000"}},
          "VELOCITY":{"count":1,"window":"PT1H","coolDown":"PT3M"}}}\
          """,
          2);

  UserProfile profile() {
    var detector = new Detector(WIDEST);
    var currencies =
        Currency.availableCurrencies().map(Currency::getCurrencyCode).sorted().toList();
    var profile = UserProfile.NEW;
    for (var number = 0; number < 2_000; number++) {
      var transaction = transaction(number, currencies);
      profile = detector.detect(profile, transaction, transaction.occurredAt()).after();
    }
    return profile;
  }

  private Transaction transaction(int number, List<String> currencies) {
    return new Transaction(
        wide(number, 128),
        user,
        Money.of("999999.123456789", currencies.get(number % currencies.size())),
        wide(number, 256),
        Optional.empty(),
        Channel.PRESENT,
        new Location(
            "PT", wide(number % 250, 128), Optional.of(new Coordinates(38.722301, -9.139301))),
        START.plusSeconds(number));
  }

  private static String wide(int number, int length) {
    var digits = Integer.toString(number);
    return digits + "€".repeat(length - digits.length());
  }
}
