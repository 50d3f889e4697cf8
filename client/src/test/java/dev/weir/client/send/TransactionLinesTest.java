package dev.weir.client.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.CommandFault;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.InputFormat;
import dev.weir.client.input.RefusedInput;
import dev.weir.client.input.TransactionRows;
import dev.weir.producer.KeyedPacker;
import dev.weir.producer.LinePipe;
import dev.weir.producer.MessageForm;
import dev.weir.producer.RateLimiter;
import dev.weir.producer.Sender;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionLinesTest {

  private static final String CSV =
      """
      id,userId,amount,currency,merchant,channel,country,city,occurredAt
      t1,u1,12.50,EUR,Kiosk,present,PT,Lisbon,2026-11-23T10:00:00Z
      t2,u1,12.50,EURO,Kiosk,present,PT,Lisbon,2026-11-23T10:00:01Z
      t3,u2,99.00,EUR,Kiosk,online,PT,Lisbon,2026-11-23T10:00:02Z
      """;

  private final StringWriter output = new StringWriter();
  private final RefusedInput refusals = new RefusedInput(new PrintWriter(output), "payments.csv");
  private final RecordingStream stream = new RecordingStream();
  private final Sender sender = new Sender(stream, _ -> {});

  @TempDir Path folder;

  @Test
  void the_valid_rows_of_a_csv_file_are_sent_and_the_others_reported_with_file_and_line()
      throws Exception {
    var input = new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8));
    var rows = TransactionRows.open(input, Optional.empty(), "payments.csv");
    var pump =
        new LinePipe(
            KeyedPacker.transactions(refusals, MessageForm.JSON, ""),
            sender,
            new RateLimiter(0),
            () -> {});

    pump.run(new TransactionLines(rows, refusals), "payments.csv");

    assertThat(stream.stored())
        .hasSize(2)
        .satisfies(
            sent -> {
              assertThat(sent.get(0)).contains("\"t1\"");
              assertThat(sent.get(1)).contains("\"t3\"");
            });
    assertThat(output.toString()).contains("payments.csv, line 3: UNKNOWN_CURRENCY");
    assertThatThrownBy(refusals::failOnAny)
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("1 rows were rejected");
  }

  @Test
  void in_strict_mode_a_single_bad_row_stops_everything() throws Exception {
    var file = Files.writeString(folder.resolve("payments.csv"), CSV);
    var input = new InputFile(file.toString());

    assertThatThrownBy(
            () ->
                StrictCheck.requireAllValid(
                    input, Optional.of(InputFormat.CSV), new PrintWriter(output)))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("Nothing was sent");
    assertThat(output.toString()).contains("payments.csv, line 3: UNKNOWN_CURRENCY");
  }
}
