package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.quarantine.Reason;

class RecordDecoderFuzzTest {

  @FuzzTest
  void a_record_is_opened_or_refused(byte[] bytes) {
    assertIsFate(Opens.open(bytes));
  }

  /** With a correct checksum, which no fuzzer guesses. */
  @FuzzTest
  void an_aggregate_is_opened_or_refused(byte[] body) {
    assertIsFate(Opens.open(KplAggregate.seal(body)));
  }

  private static void assertIsFate(DecodedRecord opened) {
    switch (opened) {
      case DecodedRecord.Payloads(var payloads, var _) -> assertThat(payloads).doesNotContainNull();
      case DecodedRecord.UndecodableRecord(var reason, var detail) ->
          assertThat(reason).isNotEqualTo(Reason.PARSER_FAILED);
    }
  }
}
