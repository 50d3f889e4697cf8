package dev.weir.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

  private static final int PIPE = Integer.MAX_VALUE;

  private static final Table TABLE =
      new Table(
          List.of(
              Column.fixed("minute"),
              Column.text("service"),
              Column.number("requests"),
              Column.number("late").optional(),
              Column.number("rejected").optional()),
          List.of(
              Row.of("10:05", "shop.of.a.customer.example.com", "1,250,300", "12", "0"),
              Row.of("10:06", "東京.example", "7", "0", "3")));

  @Test
  void without_a_terminal_everything_is_printed() {
    assertThat(TABLE.lines(PIPE))
        .containsExactly(
            "minute  service                          requests  late  rejected",
            "10:05   shop.of.a.customer.example.com  1,250,300    12         0",
            "10:06   東京.example                            7     0         3");
  }

  @Test
  void texts_are_shortened_before_columns_are_left_out() {
    assertThat(TABLE.lines(60))
        .containsExactly(
            "minute  service                     requests  late  rejected",
            "10:05   shop.of.a.customer.examp…  1,250,300    12         0",
            "10:06   東京.example                       7     0         3",
            "Shortened; --wide shows all.");
  }

  @Test
  void optional_columns_are_left_out_from_the_right_and_named() {
    assertThat(TABLE.lines(37))
        .containsExactly(
            "minute  service        requests  late",
            "10:05   shop.of.a.c…  1,250,300    12",
            "10:06   東京.example          7     0",
            "Without rejected; --wide shows all.");
  }

  @Test
  void the_room_of_a_column_left_out_is_used_by_texts() {
    assertThat(TABLE.lines(36).get(1)).isEqualTo("10:05   shop.of.a.…  1,250,300    12");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 10, 20, 33, 40, 59, 60, 61, 64, 65, 66, 80})
  void no_line_is_wider_than_the_terminal(int width) {
    var noted =
        Row.of("10:07", "e\u0301 \uD83D\uDE80", "1", "2", "3").with(List.of("a ".repeat(50)));
    var table = new Table(TABLE.columns(), List.of(TABLE.rows().getFirst(), noted));

    assertThat(table.lines(width)).allMatch(line -> DisplayWidth.of(line) <= width);
  }

  @Test
  void a_line_that_fits_exactly_is_complete() {
    var width = DisplayWidth.of(TABLE.lines(PIPE).getFirst());

    assertThat(TABLE.lines(width)).isEqualTo(TABLE.lines(PIPE));
    assertThat(TABLE.lines(width - 1).getLast()).contains("--wide");
  }

  @Test
  void rows_that_arrive_one_at_a_time_stay_aligned() {
    var columns =
        List.of(Column.text("portfolio").atLeast(12), Column.number("version").atLeast(8));

    assertThat(new Table(columns, List.of(Row.of("growth", "7"))).body(80))
        .containsExactly("growth               7");
  }

  @Test
  void a_shortened_note_counts_as_shortened() {
    var table =
        new Table(
            List.of(Column.text("portfolio")),
            List.of(Row.of("growth").with(List.of("DAILY_LOSS 1,200,000 of 1,000,000"))));

    assertThat(table.lines(30))
        .containsExactly(
            "portfolio",
            "growth",
            "    DAILY_LOSS 1,200,000 of 1…",
            "Shortened; --wide shows all.");
  }

  @Test
  void a_cell_can_not_steer_the_terminal_or_begin_a_line() {
    var table = new Table(List.of(Column.text("service")), List.of(Row.of("a\u001b[2J\nb")));

    assertThat(table.body(PIPE)).containsExactly("a?[2J?b");
  }
}
