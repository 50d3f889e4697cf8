package dev.weir.events.framing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickAvro;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionMessages;

/**
 * Whatever the bytes are: an event that is equal after writing and reading it in each encoding, or
 * a problem. Reading changes no byte and is as strict within other bytes.
 */
class MessagesFuzzTest {

  private static final int BOUND = 64 * 1024;
  private static final int FIRST = 7;

  @FuzzTest
  void a_framed_transaction_is_read_or_refused(byte[] bytes) {
    var before = bytes.clone();
    try {
      var read = transaction(bytes);
      assertThat(transaction(bytes)).isEqualTo(read);
      assertThat(transactionWithin(bytes)).isEqualTo(read);
      for (var encoding : Encoding.values()) {
        assertThat(transaction(framed(read, encoding))).isEqualTo(read);
      }
    } catch (InvalidTransactionException refused) {
      assertThat(refused.problem()).isNotNull();
      assertThat(refused).hasMessageMatching("\\P{Cntrl}+");
    }
    assertThat(bytes).isEqualTo(before);
  }

  private static Transaction transaction(byte[] bytes) {
    return ContractVectors.transactions().read(bytes, 0, bytes.length, InflationBudget.of(BOUND));
  }

  private static Transaction transactionWithin(byte[] bytes) {
    var within = within(bytes);
    return ContractVectors.transactions()
        .read(within, FIRST, FIRST + bytes.length, InflationBudget.of(BOUND));
  }

  private static byte[] within(byte[] bytes) {
    var within = new byte[bytes.length + 2 * FIRST];
    System.arraycopy(bytes, 0, within, FIRST, bytes.length);
    return within;
  }

  private static byte[] framed(Transaction read, Encoding encoding) {
    return switch (encoding) {
      case AVRO ->
          FrameWriter.confluent(
              70002, TransactionMessages.body(read, new SchemaVersion(encoding, 2)));
      case PROTOBUF ->
          FrameWriter.confluent(
              70004,
              FrameWriter.confluentIndexes(
                  TransactionMessages.index(),
                  TransactionMessages.body(read, new SchemaVersion(encoding, 2))));
    };
  }

  @FuzzTest
  void a_framed_tick_is_read_or_refused(byte[] bytes) {
    var before = bytes.clone();
    try {
      var read = tick(bytes);
      assertThat(tick(bytes)).isEqualTo(read);
      assertThat(tickWithin(bytes)).isEqualTo(read);
      for (var encoding : Encoding.values()) {
        assertThat(tick(framed(read, encoding))).isEqualTo(read);
      }
    } catch (InvalidTickException refused) {
      assertThat(refused.problem()).isNotNull();
      assertThat(refused).hasMessageMatching("\\P{Cntrl}+");
    }
    assertThat(bytes).isEqualTo(before);
  }

  private static Tick tickWithin(byte[] bytes) {
    return ContractVectors.ticks()
        .read(within(bytes), FIRST, FIRST + bytes.length, InflationBudget.of(BOUND));
  }

  private static byte[] framed(Tick read, Encoding encoding) {
    return switch (encoding) {
      case AVRO -> TickAvro.write(read);
      case PROTOBUF ->
          FrameWriter.confluent(
              70005,
              FrameWriter.confluentIndexes(
                  TickMessages.index(),
                  TickMessages.body(
                      read, new SchemaVersion(encoding, TickMessages.LATEST_PROTOBUF))));
    };
  }

  private static Tick tick(byte[] bytes) {
    return ContractVectors.ticks().read(bytes, 0, bytes.length, InflationBudget.of(BOUND));
  }
}
