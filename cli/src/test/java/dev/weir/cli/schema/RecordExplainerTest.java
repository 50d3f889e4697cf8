package dev.weir.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordExplainerTest {

  private static final Transaction TRANSACTION =
      new Transaction(
          "t-1",
          "u-7",
          Money.of("12.50", "EUR"),
          "Padaria",
          Optional.empty(),
          Channel.ONLINE,
          Location.UNKNOWN,
          Instant.EPOCH);
  private static final UUID ID = UUID.fromString("39f3ef3d-11e9-3933-941c-9484ba13fa47");

  private final RecordExplainer explainer = new RecordExplainer(SchemaIds.NONE, null);

  @Test
  void a_message_is_shown_with_its_framing_schema_and_content() {
    assertThat(explainer.explain(TransactionAvro.write(TRANSACTION)))
        .containsExactly(
            "Framing: Avro single-object encoding",
            "Schema:  Avro fingerprint 1ce23d889f0790bf, which is transaction avro:2",
            "Content: "
                + "{\"id\":\"t-1\",\"userId\":\"u-7\",\"amount\":\"12.50\",\"currency\":\"EUR\",\"merchant\":\"Padaria\",\"channel\":\"online\",\"occurredAt\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void a_schema_that_is_not_known_is_named_with_the_remedy() throws IOException {
    var message = FrameWriter.glueZlib(ID, new byte[] {1});
    var record = new KplAggregate().add("u-7", Gzip.compress(message)).toBytes();
    assertThat(explainer.explain(record))
        .containsExactly(
            "Framing: AWS Glue Schema Registry, zlib",
            "Schema:  Glue schema version %s, which is unknown here; give its id with --glue or --confluent"
                .formatted(ID),
            "Would be quarantined: UNKNOWN_SCHEMA: Glue schema version %s is not known"
                .formatted(ID));
  }

  @Test
  void what_has_no_header_is_json() {
    assertThat(explainer.explain(new byte[] {'{', '}'}))
        .containsExactly("No header: JSON lines, 2 bytes");
  }
}
