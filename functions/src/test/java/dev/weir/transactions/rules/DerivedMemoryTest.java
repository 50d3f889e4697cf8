package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is found out about a profile's memory and kept up to date never differs from what a look at
 * all of the memory says: a profile that is written and read before each transaction has the same
 * findings and stays equal. The sequences fill every memory up to its bound.
 */
@Tag("long")
class DerivedMemoryTest {

  private static final int PAYMENTS = 450;

  private static final RuleSet USUAL = RuleSet.defaults();
  private static final RuleSet OTHER =
      RuleSet.parse(
          """
          {"lateness":"PT30M","rules":{
            "IMPOSSIBLE_TRAVEL":{"distanceKm":40,"speedKmh":100},
            "NEW_LOCATION_SPREE":{"threshold":{"default":"50.00"}},
            "CARD_TESTING":{"small":{"default":"60.00"},"large":{"default":"90.00"}}}}
          """,
          2);

  private static UserProfile reread(UserProfile profile) {
    Map<String, RulePart> parts = new HashMap<>();
    for (var kind : RuleKinds.ALL) {
      var written = new PartOutput();
      profile.part(kind).write(written);
      parts.put(kind.name(), kind.codec().apply(new PartInput(written.toBytes())));
    }
    return new UserProfile(
        profile.streamTime(), parts, profile.seen(), profile.transactions(), profile.late());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5, 6, 7, 8, 19, 23})
  void it_says_the_same_as_the_memory_itself(int seed) {
    var sequence = new HostilePayments(seed);
    var kept = UserProfile.NEW;
    var stored = UserProfile.NEW;
    for (var i = 0; i < PAYMENTS; i++) {
      // Other limits and another lateness for a while: what was found out is of no use then.
      var detector = new Detector(i % 90 < 70 ? USUAL : OTHER);
      var transaction = sequence.next(i).by("ana");
      var arrivedAt = sequence.now();

      var one = detector.detect(kept, transaction, arrivedAt);
      var other = detector.detect(reread(stored), transaction, arrivedAt);

      assertThat(one.findings()).as("payment %d", i).isEqualTo(other.findings());
      assertThat(one.after()).as("payment %d", i).isEqualTo(other.after());
      kept = one.after();
      stored = other.after();
    }
  }
}
