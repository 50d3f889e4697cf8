package dev.weir.client.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.CommandFault;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionRowsTest {

  private static final String HEADER =
      "id,userId,amount,currency,merchant,category,channel,country,city,lat,lon,occurredAt\n";
  private static final String ROW =
      "t1,u1,12.50,EUR,Kiosk,food,present,PT,Lisbon,38.72,-9.14,2026-11-23T10:00:00Z\n";
  private static final String JSON =
      "{\"id\":\"t1\",\"userId\":\"u1\",\"amount\":\"12.50\",\"currency\":\"EUR\","
          + "\"merchant\":\"Kiosk\",\"category\":\"food\",\"channel\":\"present\",\"location\":"
          + "{\"country\":\"PT\",\"city\":\"Lisbon\",\"lat\":38.72,\"lon\":-9.14},"
          + "\"occurredAt\":\"2026-11-23T10:00:00Z\"}";

  @Test
  void a_csv_row_is_the_transaction_that_its_json_is() throws IOException {
    assertThat(rows(HEADER + ROW)).containsExactlyElementsOf(withLine(2, rows(JSON)));
  }

  @Test
  void columns_may_be_in_any_order_and_optional_ones_may_be_missing() throws IOException {
    var csv =
        """
        occurredAt,city,country,channel,merchant,currency,amount,userId,id
        2026-11-23T10:00:00Z,Lisbon,PT,online,Kiosk,EUR,12.50,u1,t1
        """;

    var transaction = valid(csv);

    assertThat(transaction.userId()).isEqualTo("u1");
    assertThat(transaction.category()).isEmpty();
    assertThat(transaction.location().coordinates()).isEmpty();
  }

  @Test
  void an_empty_cell_is_a_field_left_out() throws IOException {
    var csv = HEADER + "t1,u1,12.50,EUR,Kiosk,,present,PT,Lisbon,,,2026-11-23T10:00:00Z\n";

    assertThat(valid(csv).category()).isEmpty();
    assertThat(valid(csv).location().coordinates()).isEmpty();
  }

  @Test
  void quoted_cells_hold_commas_quotes_and_line_ends() throws IOException {
    var csv = HEADER + ROW.replace("Kiosk", "\"Rossi, \"\"Da Pino\"\"\r\nSrl\"") + ROW;

    assertThat(valid(csv).merchant()).isEqualTo("Rossi, \"Da Pino\"\r\nSrl");
    assertThat(rows(csv)).extracting(TransactionRow::line).containsExactly(2L, 4L);
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_accepted() throws IOException {
    assertThat(valid("\uFEFF" + (HEADER + ROW).replace("\n", "\r\n")).id()).isEqualTo("t1");
    assertThat(valid("\uFEFF" + JSON + "\r\n").id()).isEqualTo("t1");
  }

  @ParameterizedTest
  @CsvSource({
    "12.50, twelve, BAD_AMOUNT",
    "12.50, 1e3, BAD_AMOUNT",
    "12.50, -1, NEGATIVE_AMOUNT",
    "EUR, XYZ, UNKNOWN_CURRENCY",
    "PT, XX, UNKNOWN_COUNTRY",
    "38.72, 138.72, COORDINATES_OUT_OF_RANGE",
    "2026-11-23T10:00:00Z, yesterday, BAD_TIME",
    "Kiosk, '', MISSING_FIELD",
    "t1, 't1,', WRONG_COLUMNS"
  })
  void a_row_that_can_not_become_a_transaction_is_refused_with_its_line_and_reason(
      String right, String wrong, String reason) throws IOException {
    var rows = rows(HEADER + ROW + ROW.replace(right, wrong) + ROW);

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .isInstanceOfSatisfying(
            TransactionRow.RefusedRow.class,
            refused -> {
              assertThat(refused.line()).isEqualTo(3);
              assertThat(refused.reason()).isEqualTo(reason);
            });
    assertThat(rows.get(2)).isInstanceOf(TransactionRow.Valid.class);
  }

  @Test
  void bytes_that_are_not_utf8_are_refused_and_not_mangled() throws IOException {
    var latin1 =
        (HEADER + ROW.replace("Lisbon", "Évora") + ROW).getBytes(StandardCharsets.ISO_8859_1);

    var rows = rows(latin1, Optional.empty());

    assertThat(((TransactionRow.RefusedRow) rows.get(0)).reason()).isEqualTo("NO_UTF8");
    assertThat(rows.get(1)).isInstanceOf(TransactionRow.Valid.class);
  }

  @Test
  void a_header_that_lacks_columns_is_answered_with_their_names() {
    assertThatThrownBy(() -> rows("id,userId,amount\nt1,u1,12.50\n"))
        .isInstanceOfSatisfying(
            CommandFault.class, fault -> assertThat(fault.remedy()).contains("in any order"))
        .hasMessageContaining("payments, line 1")
        .hasMessageContaining("currency, merchant");
  }

  @Test
  void a_column_that_stands_twice_is_named() {
    assertThatThrownBy(() -> rows("id,userId,id\n"))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("duplicate column id");
  }

  @Test
  void columns_that_a_transaction_has_no_field_for_are_known_by_name() throws IOException {
    var input = bytes(HEADER.replace("id,userId", "id,userId,note"), StandardCharsets.UTF_8);

    assertThat(CsvTransactions.open(input, "payments").unknownColumns()).containsExactly("note");
  }

  @Test
  void a_file_that_stops_being_csv_is_reported_with_the_line() {
    assertThatThrownBy(() -> rows(HEADER + ROW + "\"t2\"x,u1\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void blank_json_lines_are_skipped_but_numbered() throws IOException {
    var rows = rows("\n" + JSON + "\n\nno json\n");

    assertThat(rows).extracting(TransactionRow::line).containsExactly(2L, 4L);
    assertThat(((TransactionRow.RefusedRow) rows.get(1)).reason()).isEqualTo("MALFORMED_JSON");
  }

  @Test
  void the_format_can_be_given_if_the_first_line_does_not_show_it() {
    assertThatThrownBy(
            () -> rows("a,b\n".getBytes(StandardCharsets.UTF_8), Optional.of(InputFormat.CSV)))
        .isInstanceOf(CommandFault.class);
  }

  @Test
  void a_csv_row_is_sent_as_the_json_that_the_stream_carries() throws IOException {
    var transaction = valid(HEADER + ROW);

    assertThat(new String(TransactionJson.write(transaction), StandardCharsets.UTF_8))
        .isEqualTo(JSON);
  }

  @Test
  void an_empty_file_has_no_rows() throws IOException {
    assertThat(rows("")).isEmpty();
  }

  private static List<TransactionRow> withLine(long line, List<TransactionRow> rows) {
    return rows.stream()
        .<TransactionRow>map(
            row -> new TransactionRow.Valid(line, ((TransactionRow.Valid) row).transaction()))
        .toList();
  }

  private static Transaction valid(String text) throws IOException {
    return ((TransactionRow.Valid) rows(text).getFirst()).transaction();
  }

  private static List<TransactionRow> rows(String text) throws IOException {
    return rows(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static List<TransactionRow> rows(byte[] bytes, Optional<InputFormat> format)
      throws IOException {
    var rows = TransactionRows.open(new ByteArrayInputStream(bytes), format, "payments");
    var all = new ArrayList<TransactionRow>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      all.add(row.get());
    }
    return all;
  }

  private static ByteArrayInputStream bytes(String text, Charset charset) {
    return new ByteArrayInputStream(text.getBytes(charset));
  }
}
