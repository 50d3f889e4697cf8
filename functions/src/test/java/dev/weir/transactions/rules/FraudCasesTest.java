package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Inputs of the kinds in public bug reports, with their correct values. */
class FraudCasesTest {

  private static final Pattern ID = Pattern.compile("\"id\": \"([^\"]+)\"");

  private final List<String> alerts = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private int duplicates;

  private void take(String file) throws IOException {
    var detector = new Detector(RuleSet.defaults());
    var profiles = new HashMap<String, UserProfile>();
    try (var in = getClass().getResourceAsStream("/fraud-cases/" + file + ".ndjson")) {
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        take(line, detector, profiles);
      }
    }
  }

  private void take(String line, Detector detector, Map<String, UserProfile> profiles) {
    var bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      var transaction = TransactionJson.read(bytes, 0, bytes.length);
      var before = profiles.getOrDefault(transaction.userId(), UserProfile.NEW);
      var detected = detector.detect(before, transaction, transaction.occurredAt());
      profiles.put(transaction.userId(), detected.after());
      duplicates += detected.duplicate() ? 1 : 0;
      detected.findings().forEach(found -> alerts.add(found.type() + " " + found.userId()));
    } catch (InvalidTransactionException e) {
      var id = ID.matcher(line);
      assertThat(id.find()).isTrue();
      refused.add(id.group(1) + " " + e.problem());
    }
  }

  @Test
  void zero_zero_is_not_a_position() throws IOException {
    take("c01-null-island");
    assertThat(alerts).isEmpty();
    assertThat(refused).isEmpty();
  }

  @Test
  void a_city_is_the_same_in_each_unicode_form() throws IOException {
    take("c02-nfd-city");
    assertThat(alerts).isEmpty();
  }

  @Test
  void a_few_euros_in_yen_are_not_large_and_a_fortune_in_dinars_is() throws IOException {
    take("c03-jpy-kwd");
    assertThat(alerts).containsExactly("NEW_LOCATION_SPREE c03k");
  }

  @Test
  void a_refund_is_quarantined_and_checks_of_zero_count_as_tiny() throws IOException {
    take("c04-refunds-zero");
    assertThat(refused).containsExactly("t-43 NEGATIVE_AMOUNT");
    assertThat(alerts).containsExactly("CARD_TESTING c04z");
  }

  @Test
  void online_purchases_need_no_place_and_the_card_in_person_does() throws IOException {
    take("c05-missing-city");
    assertThat(refused).containsExactly("t-49 MISSING_FIELD");
    assertThat(alerts).isEmpty();
  }

  @Test
  void the_date_line_and_a_border_are_near() throws IOException {
    take("c07-antimeridian-border");
    assertThat(alerts).isEmpty();
    assertThat(refused).isEmpty();
  }

  // t-74 has a fraction of ten digits, of which an instant keeps nine.
  @Test
  void times_with_offset_lower_case_and_leap_second_are_read_and_no_others() throws IOException {
    take("c08-times");
    assertThat(refused)
        .containsExactly(
            "t-69 BAD_TIME",
            "t-70 BAD_TIME",
            "t-71 BAD_TIME",
            "t-72 BAD_TIME",
            "t-73 BAD_TIME",
            "t-74 BAD_TIME",
            "t-76 BAD_TIME");
  }

  @Test
  void of_odd_amounts_only_a_leading_zero_is_read() throws IOException {
    take("c09-amounts");
    assertThat(refused).hasSize(9).allMatch(each -> each.endsWith("BAD_AMOUNT"));
    assertThat(refused).doesNotContain("t-82 BAD_AMOUNT");
  }

  @Test
  void kosovo_is_read() throws IOException {
    take("c10-codes");
    assertThat(refused)
        .contains("t-87 UNKNOWN_COUNTRY", "t-89 UNKNOWN_COUNTRY", "t-90 UNKNOWN_COUNTRY")
        .doesNotContain("t-88 UNKNOWN_COUNTRY", "t-91 UNKNOWN_COUNTRY");
  }

  @Test
  void a_correction_under_the_same_id_is_a_duplicate_and_other_channels_are_refused()
      throws IOException {
    take("c11-corrections-channels");
    assertThat(duplicates).isEqualTo(1);
    assertThat(refused).hasSize(5).allMatch(each -> each.endsWith("BAD_FIELD"));
  }
}
