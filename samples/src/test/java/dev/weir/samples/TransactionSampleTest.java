package dev.weir.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.CurrencyRates;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Problem;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.samples.LabelledTransaction.DeliveryKind;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransactionSampleTest {

  private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");
  private static final Duration LENGTH = Duration.ofHours(20);
  private static final int USERS = 200;
  private static final int COUNT = 8_000;
  private static final int EACH = 15;
  private static final TransactionSample USUAL =
      TransactionSample.usual(7, START, LENGTH, USERS, COUNT);
  private static final TransactionSample SAMPLE = USUAL.withPatterns(EACH);
  private static final List<LabelledTransaction> IN_ORDER = SAMPLE.stream().toList();
  private static final List<LabelledTransaction> DISORDERED =
      SAMPLE.withDisorder().stream().toList();

  @Test
  void the_same_seed_gives_the_same_bytes() {
    var again = new TransactionSample(7, START, LENGTH, USERS, COUNT, EACH, false);

    assertThat(bytes(again.stream())).isEqualTo(bytes(IN_ORDER.stream()));
    assertThat(bytes(SAMPLE.withDisorder().stream())).isEqualTo(bytes(DISORDERED.stream()));
    assertThat(SAMPLE.withDisorder().stream().toList()).isEqualTo(DISORDERED);
  }

  @Test
  void another_seed_gives_others() {
    var other = new TransactionSample(8, START, LENGTH, USERS, COUNT, EACH, false);

    assertThat(bytes(other.stream())).isNotEqualTo(bytes(IN_ORDER.stream()));
  }

  private static byte[] bytes(Stream<LabelledTransaction> transactions) {
    var bytes = new ByteArrayOutputStream();
    transactions.forEach(each -> bytes.writeBytes(TransactionJson.write(each.transaction())));
    return bytes.toByteArray();
  }

  @Test
  void there_are_as_many_as_were_asked_for_each_with_an_id_of_its_own() {
    assertThat(IN_ORDER).hasSize(COUNT);
    assertThat(IN_ORDER).extracting(each -> each.transaction().id()).doesNotHaveDuplicates();
    assertThat(IN_ORDER.stream().map(each -> each.transaction().userId()).distinct())
        .hasSize(USERS);
  }

  @Test
  void they_come_in_the_order_of_their_times_and_within_the_length() {
    assertThat(IN_ORDER).extracting(each -> each.transaction().occurredAt()).isSorted();
    assertThat(IN_ORDER.getFirst().transaction().occurredAt()).isAfterOrEqualTo(START);
    assertThat(IN_ORDER.getLast().transaction().occurredAt()).isBefore(START.plus(LENGTH));
    assertThat(IN_ORDER)
        .allMatch(each -> each.delivery() == DeliveryKind.PROMPT)
        .allMatch(each -> each.sentAt().equals(each.transaction().occurredAt()));
  }

  @Test
  void both_codecs_carry_every_one() {
    for (var each : IN_ORDER) {
      var json = TransactionJson.write(each.transaction());
      var avro = TransactionAvro.write(each.transaction());

      assertThat(TransactionJson.read(json, 0, json.length)).isEqualTo(each.transaction());
      assertThat(TransactionAvro.read(avro, 0, avro.length)).isEqualTo(each.transaction());
    }
  }

  @Test
  void each_pattern_occurs_as_often_as_was_asked_for_each_time_in_another_user() {
    var labels = SAMPLE.labels();

    assertThat(labels.stream().collect(Collectors.groupingBy(TransactionLabel::pattern)))
        .hasSize(5)
        .allSatisfy((_, of) -> assertThat(of).hasSize(EACH));
    assertThat(labels).extracting(TransactionLabel::userId).doesNotHaveDuplicates();
    assertThat(labels).extracting(TransactionLabel::alertPrefix).doesNotHaveDuplicates();
  }

  @Test
  void the_stream_carries_the_labels_that_are_to_be_found() {
    var found = new HashSet<TransactionLabel>();
    for (var each : IN_ORDER) {
      each.label().ifPresent(found::add);
      assertThat(each.label().map(TransactionLabel::userId).stream())
          .allMatch(user -> user.equals(each.transaction().userId()));
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(SAMPLE.labels());
  }

  @Test
  void an_occurrence_has_the_transactions_that_make_it() {
    var sizes =
        IN_ORDER.stream()
            .filter(each -> each.label().isPresent())
            .collect(Collectors.groupingBy(each -> each.label().get(), Collectors.counting()));

    assertThat(sizes)
        .allSatisfy(
            (label, size) ->
                assertThat(size)
                    .isBetween(
                        switch (label.pattern()) {
                          case NEW_LOCATION_SPREE -> 3L;
                          case IMPOSSIBLE_TRAVEL -> 2L;
                          case CARD_TESTING -> 4L;
                          case AMOUNT_SPIKE -> 1L;
                          case VELOCITY -> 11L;
                        },
                        15L));
  }

  @Test
  void a_sample_without_patterns_has_no_labels_and_nothing_large() {
    assertThat(USUAL.labels()).isEmpty();
    assertThat(USUAL.stream())
        .hasSize(COUNT)
        .allMatch(each -> each.label().isEmpty())
        .allMatch(each -> isBelowTwoHundredEuros(each.transaction().amount()));
  }

  private static boolean isBelowTwoHundredEuros(Money money) {
    var limit = CurrencyRates.shipped().ofEuros(BigDecimal.valueOf(200), money.currency());
    return money.amount().compareTo(limit) < 0;
  }

  @Test
  void users_have_habits_and_some_travel() {
    var cities =
        USUAL.stream()
            .map(LabelledTransaction::transaction)
            .filter(each -> each.channel() == Channel.PRESENT)
            .collect(
                Collectors.groupingBy(
                    Transaction::userId,
                    Collectors.mapping(
                        each -> each.location().place().orElseThrow(),
                        Collectors.toUnmodifiableSet())));

    assertThat(cities.values()).allMatch(of -> of.size() <= 2);
    assertThat(cities.values().stream().filter(of -> of.size() == 2)).hasSizeBetween(10, 80);
  }

  @Test
  void disorder_changes_nothing_but_when_they_are_sent() {
    var without =
        DISORDERED.stream()
            .filter(each -> each.delivery() != DeliveryKind.DUPLICATE)
            .sorted(
                Comparator.comparing((LabelledTransaction each) -> each.transaction().occurredAt())
                    .thenComparing(each -> each.transaction().userId()))
            .map(each -> each.sent(DeliveryKind.PROMPT, each.transaction().occurredAt()))
            .toList();

    assertThat(without).containsExactlyInAnyOrderElementsOf(IN_ORDER);
  }

  @Test
  void in_disorder_some_come_late_but_within_lateness_and_some_twice() {
    assertThat(DISORDERED).extracting(LabelledTransaction::sentAt).isSorted();
    assertThat(count(DeliveryKind.DELAYED)).isBetween(100L, 400L);
    assertThat(count(DeliveryKind.DUPLICATE)).isBetween(80L, 300L);
    for (var each : DISORDERED) {
      var delay = Duration.between(each.transaction().occurredAt(), each.sentAt());
      assertThat(delay).isBetween(Duration.ZERO, TransactionSample.LATENESS);
      assertThat(delay.isZero()).isEqualTo(each.delivery() == DeliveryKind.PROMPT);
    }
  }

  private static long count(DeliveryKind delivery) {
    return DISORDERED.stream().filter(each -> each.delivery() == delivery).count();
  }

  @Test
  void a_duplicate_comes_after_the_original() {
    var sent = new HashSet<Transaction>();

    for (var each : DISORDERED) {
      assertThat(sent.add(each.transaction())).isEqualTo(each.delivery() != DeliveryKind.DUPLICATE);
    }
  }

  @Test
  void it_is_made_while_it_is_read() {
    var endless = TransactionSample.usual(1, START, Duration.ofDays(3_000), 10, 50_000_000);

    assertThat(endless.withPatterns(2).withDisorder().stream().limit(1_000)).hasSize(1_000);
  }

  @Test
  void what_can_not_be_made_is_refused() {
    refuses(() -> TransactionSample.usual(1, START, LENGTH, 0, 10));
    refuses(() -> TransactionSample.usual(1, START, LENGTH, 10, 9));
    refuses(() -> TransactionSample.usual(1, START, Duration.ofMinutes(1), 1, 3));
    refuses(() -> USUAL.withPatterns(-1));
    refuses(() -> USUAL.withPatterns(41));
    refuses(() -> TransactionSample.usual(1, START, LENGTH, 10, 250).withPatterns(1));
    refuses(
        () -> TransactionSample.usual(1, START, Duration.ofHours(5), 100, 5_000).withPatterns(1));
  }

  private static void refuses(Runnable making) {
    assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void there_is_a_bad_record_for_every_reason() {
    var reasons =
        Stream.concat(
                Arrays.stream(Problem.values()).map(Problem::name),
                Stream.of("WRONG_PARTITION_KEY", "TIME_AHEAD"))
            .toList();

    assertThat(TransactionSample.badRecords(START))
        .extracting(BadRecord::reason)
        .containsExactlyInAnyOrderElementsOf(reasons);
  }

  @Test
  void a_bad_record_is_refused_for_its_reason() {
    for (var bad : TransactionSample.badRecords(START)) {
      assertThat(reasonOf(bad)).isEqualTo(bad.reason());
    }
  }

  private static String reasonOf(BadRecord bad) {
    try {
      var bytes = bad.data();
      var read =
          TransactionMessages.isAt(bytes, 0, bytes.length)
              ? new TransactionMessages(SchemaIds.NONE)
                  .read(bytes, 0, bytes.length, InflationBudget.of(bytes.length))
              : TransactionJson.read(bytes, 0, bytes.length);
      return read.userId().equals(bad.partitionKey()) && isAhead(read)
          ? "TIME_AHEAD"
          : "WRONG_PARTITION_KEY";
    } catch (InvalidTransactionException e) {
      return e.problem().name();
    }
  }

  private static boolean isAhead(Transaction read) {
    return read.occurredAt().isAfter(START.plus(Duration.ofHours(24)));
  }
}
