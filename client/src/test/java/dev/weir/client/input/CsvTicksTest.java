package dev.weir.client.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.CommandFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvTicksTest {

  private final StringWriter err = new StringWriter();
  private final RefusedInput refusals = new RefusedInput(new PrintWriter(err), "ticks.csv");

  private CsvTicks open(String csv) throws IOException {
    var bytes = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    return CsvTicks.open(bytes, "ticks.csv", refusals);
  }

  @Test
  void a_row_becomes_the_json_that_the_stream_carries() throws IOException {
    var ticks =
        open(
            """
            venue,symbol,session,sequence,price,bid,occurredAt
            XNAS,ACME,monday,7,101.25,,2026-11-23T14:30:00Z
            """);
    assertThat(ticks.next().map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .contains(
            "{\"symbol\":\"ACME\",\"venue\":\"XNAS\",\"session\":\"monday\",\"sequence\":7,"
                + "\"price\":\"101.25\",\"occurredAt\":\"2026-11-23T14:30:00Z\"}");
    assertThat(ticks.next()).isEmpty();
  }

  @Test
  void a_row_may_state_the_epoch_and_a_corrected_or_cancelled_trade() throws IOException {
    var ticks =
        open(
            """
            symbol,venue,session,epoch,sequence,price,occurredAt,corrects,cancels
            ACME,XNAS,monday,2,7,101.25,2026-11-23T14:30:00Z,6,
            ACME,XNAS,monday,,8,,2026-11-23T14:30:00Z,,7
            """);
    assertThat(ticks.next().map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .contains(
            "{\"symbol\":\"ACME\",\"venue\":\"XNAS\",\"session\":\"monday\",\"sequence\":7,"
                + "\"price\":\"101.25\",\"occurredAt\":\"2026-11-23T14:30:00Z\",\"epoch\":2,"
                + "\"corrects\":6}");
    assertThat(ticks.next().map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
        .contains(
            "{\"symbol\":\"ACME\",\"venue\":\"XNAS\",\"session\":\"monday\",\"sequence\":8,"
                + "\"occurredAt\":\"2026-11-23T14:30:00Z\",\"cancels\":7}");
  }

  @Test
  void invalid_rows_are_rejected_with_their_line_and_the_others_are_read() throws IOException {
    var ticks =
        open(
            """
            symbol,venue,session,sequence,price,occurredAt
            ACME,XNAS,monday,0,1,2026-11-23T14:30:00Z
            ACME,XNAS,monday
            ACME,XNAS,monday,2,1,2026-11-23T14:30:00Z
            """);
    assertThat(ticks.next()).isPresent();
    assertThat(ticks.next()).isEmpty();
    assertThat(err.toString())
        .contains("ticks.csv, line 2: BAD_FIELD")
        .contains("ticks.csv, line 3: WRONG_COLUMNS");
  }

  @Test
  void a_header_that_is_not_that_of_ticks_is_refused() {
    assertThatThrownBy(() -> open("symbol,price\n")).isInstanceOf(CommandFault.class);
    assertThatThrownBy(() -> open("symbol,venue,session,sequence,price,occurredAt,colour\n"))
        .isInstanceOf(CommandFault.class);
  }
}
