package dev.weir.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadyTransactionsTest {

  private static final Instant AT = Instant.parse("2026-11-23T22:15:30Z");

  private final SteadyTransactions transactions = new SteadyTransactions(7);

  @Test
  void the_same_seed_gives_the_same_transactions_and_another_one_other_ids() {
    var same = new SteadyTransactions(7);
    var other = new SteadyTransactions(8);

    for (var i = 0; i < 100; i++) {
      var one = transactions.next(AT);
      assertThat(same.next(AT)).isEqualTo(one);
      assertThat(other.next(AT).id()).isNotEqualTo(one.id());
    }
  }

  @Test
  void users_come_one_after_the_other() {
    var users =
        IntStream.range(0, 5_000).mapToObj(_ -> transactions.next(AT)).map(Transaction::userId);

    assertThat(users).doesNotHaveDuplicates();
  }

  @Test
  void a_user_stays_in_a_city_whatever_the_seed() {
    var here = transactions.next(17, AT).location();

    assertThat(new SteadyTransactions(8).next(17, AT).location()).isEqualTo(here);
    assertThat(transactions.next(18, AT).location()).isNotEqualTo(here);
  }

  @Test
  void an_unreadable_record_is_not_a_transaction() {
    var unreadable = transactions.unreadable(AT);

    assertThatThrownBy(() -> TransactionJson.read(unreadable, 0, unreadable.length))
        .isInstanceOf(InvalidTransactionException.class);
  }
}
