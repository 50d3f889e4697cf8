package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.samples.TransactionLabel;
import dev.weir.samples.TransactionSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules find exactly the sample's labels, once each. {@code LabelledStreamTest} in {@code
 * verification} shows the same for the complete pipeline in disorder, and that it finds nothing
 * without patterns. More seeds: {@code -Dweir.samples=8}.
 */
@Tag("long")
class SampleIsFoundTest {

  private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final int TRANSACTIONS = Integer.getInteger("weir.transactions", 60_000);

  @Test
  void in_a_long_sample_every_pattern_is_found_once() {
    var sample =
        TransactionSample.usual(42, START, DAY, TRANSACTIONS / 40, TRANSACTIONS)
            .withPatterns(TRANSACTIONS / 800);

    assertThat(alertsOf(sample)).containsExactlyInAnyOrderElementsOf(expected(sample));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void so_it_is_with_any_seed_and_however_dense(long seed) {
    var day = TransactionSample.usual(seed, START, DAY, 500, 20_000).withPatterns(50);
    var dense =
        TransactionSample.usual(seed, START, Duration.ofHours(6), 50, 30_000).withPatterns(5);
    var weeks =
        TransactionSample.usual(seed, START, Duration.ofDays(30), 50, 20_000).withPatterns(5);

    for (var sample : List.of(day, dense, weeks)) {
      assertThat(alertsOf(sample)).containsExactlyInAnyOrderElementsOf(expected(sample));
      assertThat(alertsOf(sample.withDisorder()))
          .containsExactlyInAnyOrderElementsOf(expected(sample));
    }
  }

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("weir.samples", 2));
  }

  private static List<String> expected(TransactionSample sample) {
    return sample.labels().stream().map(TransactionLabel::alertPrefix).toList();
  }

  private static List<String> alertsOf(TransactionSample sample) {
    var detector = new Detector(RuleSet.defaults());
    var profiles = new HashMap<String, UserProfile>();
    var alerts = new ArrayList<String>();
    sample.stream()
        .forEach(
            sent -> {
              var transaction = sent.transaction();
              var before = profiles.getOrDefault(transaction.userId(), UserProfile.NEW);
              var detected = detector.detect(before, transaction, sent.sentAt());
              detected
                  .findings()
                  .forEach(finding -> alerts.add(TransactionLabel.prefixOf(finding.id())));
              profiles.put(transaction.userId(), detected.after());
            });
    return alerts;
  }
}
