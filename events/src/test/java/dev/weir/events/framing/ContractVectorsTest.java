package dev.weir.events.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.events.framing.ContractVectors.Vector;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.TickJson;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractVectorsTest {

  private static final int BOUND = 64 * 1024;

  private static List<Vector> messages() {
    return ContractVectors.all().stream().filter(vector -> !vector.isFeed()).toList();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_record_has_the_outcome_that_it_must_have(Vector vector) {
    var expected = vector.expected();
    if (vector.note().contains("or refuse")) {
      assertThat(problem(vector)).isEqualTo("BAD_FIELD");
    } else if (expected.startsWith("read")) {
      assertThat(readBy(vector)).isEqualTo(content(vector));
    } else if (expected.startsWith("UNKNOWN_SCHEMA or")) {
      assertThat(problem(vector)).isEqualTo("UNSUPPORTED_FRAME");
    } else if (expected.startsWith("UNKNOWN_SCHEMA")) {
      assertThat(problem(vector)).isEqualTo("UNKNOWN_SCHEMA");
      assertThat(catchThrowable(() -> readBy(vector))).hasMessageMatching(".* \\S+ is not known");
    } else {
      assertThat(expected).startsWith("refused");
      assertThat(problem(vector)).isNotEqualTo("UNKNOWN_SCHEMA");
    }
    if (expected.contains("after version 3 is deployed: read")) {
      assertThat(readBy(ContractVectors.transactionsOfVersion3(), vector))
          .isEqualTo(content(vector));
    }
  }

  private static Object content(Vector vector) {
    var json = vector.content();
    return vector.isTick()
        ? TickJson.read(json, 0, json.length)
        : TransactionJson.read(json, 0, json.length);
  }

  private static Object readBy(Vector vector) {
    var bytes = vector.bytes();
    if (vector.isTick()) {
      return ContractVectors.ticks().read(bytes, 0, bytes.length, InflationBudget.of(BOUND));
    }
    var knowsNext = vector.note().contains("with version 3 known");
    return readBy(
        knowsNext ? ContractVectors.transactionsOfVersion3() : ContractVectors.transactions(),
        vector);
  }

  /** Reads like the pipeline's parser: a payload without a frame is JSON. */
  private static Object readBy(TransactionMessages messages, Vector vector) {
    var bytes = vector.bytes();
    return TransactionMessages.isAt(bytes, 0, bytes.length)
        ? messages.read(bytes, 0, bytes.length, InflationBudget.of(BOUND))
        : TransactionJson.read(bytes, 0, bytes.length);
  }

  private static String problem(Vector vector) {
    return switch (catchThrowable(() -> readBy(vector))) {
      case InvalidTransactionException e -> e.problem().name();
      case InvalidTickException e -> e.problem().name();
      case null -> "read";
      case Throwable other -> throw new AssertionError("failed in another way", other);
    };
  }
}
