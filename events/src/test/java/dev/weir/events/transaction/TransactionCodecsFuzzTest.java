package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever the bytes are: a transaction that is equal after writing and reading it, or a problem.
 */
class TransactionCodecsFuzzTest {

  @FuzzTest
  void json_is_read_or_refused(byte[] bytes) {
    try {
      var transaction = TransactionJson.read(bytes, 0, bytes.length);
      var written = TransactionJson.write(transaction);
      assertThat(TransactionJson.read(written, 0, written.length)).isEqualTo(transaction);
    } catch (InvalidTransactionException refused) {
      assertIsExplained(refused);
    }
  }

  @FuzzTest
  void avro_is_read_or_refused(byte[] bytes) {
    try {
      var transaction = TransactionAvro.read(bytes, 0, bytes.length);
      var written = TransactionAvro.write(transaction);
      assertThat(TransactionAvro.read(written, 0, written.length)).isEqualTo(transaction);
    } catch (InvalidTransactionException refused) {
      assertIsExplained(refused);
    }
  }

  private static void assertIsExplained(InvalidTransactionException refused) {
    assertThat(refused.problem()).isNotNull();
    assertThat(refused).hasMessageMatching("\\P{Cntrl}+");
  }
}
