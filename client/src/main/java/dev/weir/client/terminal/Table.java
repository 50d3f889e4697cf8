package dev.weir.client.terminal;

import dev.weir.events.ForeignText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table for people, as wide as its content or as the terminal, whichever is narrower. Where it
 * does not fit, optional columns are left out from the right, then long texts are shortened; a line
 * is never broken. Figures are never shortened while a column can be left out.
 */
public record Table(List<Column> columns, List<Row> rows) {

  /**
   * A column.
   *
   * @param minWidth to which its texts can be shortened
   * @param usualWidth its width if its content is narrower; rows that are printed one at a time
   *     stay aligned by it
   */
  public record Column(
      String title, boolean isNumber, boolean isOptional, int minWidth, int usualWidth) {

    private static final int MIN_TEXT = 10;

    /** Returns a column of texts that may be shortened. */
    public static Column text(String title) {
      return new Column(title, false, false, MIN_TEXT, 0);
    }

    /** Returns a column of texts that stay complete, such as times. */
    public static Column fixed(String title) {
      return new Column(title, false, false, Integer.MAX_VALUE, 0);
    }

    /** Returns a column of figures, aligned to the right. */
    public static Column number(String title) {
      return new Column(title, true, false, Integer.MAX_VALUE, 0);
    }

    /** Returns the column, to be left out where not all fit. */
    public Column optional() {
      return new Column(title, isNumber, true, minWidth, usualWidth);
    }

    /** Returns the column with a width for narrower content. */
    public Column atLeast(int width) {
      return new Column(title, isNumber, isOptional, minWidth, width);
    }
  }

  /**
   * A row, and the lines below it.
   *
   * @param styles by the index of the cell
   */
  public record Row(List<String> cells, Map<Integer, Style> styles, List<String> notes) {

    /** Copies all; each text is on one line and harmless to a terminal. */
    public Row {
      cells = cells.stream().map(ForeignText::oneLine).toList();
      styles = Map.copyOf(styles);
      notes = notes.stream().map(ForeignText::oneLine).toList();
    }

    /** Returns a row without styles. */
    public static Row of(String... cells) {
      return new Row(Arrays.asList(cells), Map.of(), List.of());
    }

    /** Returns the row with all its cells in a style. */
    public Row in(Style style) {
      var all = new HashMap<Integer, Style>();
      IntStream.range(0, cells.size()).forEach(index -> all.put(index, style));
      return new Row(cells, all, notes);
    }

    /** Returns the row with one cell in a style. */
    public Row in(Style style, int cell) {
      return new Row(cells, Map.of(cell, style), notes);
    }

    /** Returns the row with lines below it. */
    public Row with(List<String> notes) {
      return new Row(cells, styles, notes);
    }
  }

  /** Copies the columns and rows. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Returns the heading, the rows and, if anything is left out, a line that says so.
   *
   * @param width the maximum number of a terminal's cells in a line
   */
  public List<String> lines(int width) {
    var layout = layout(width);
    var lines = new ArrayList<String>();
    lines.add(layout.line(titles().in(Style.BOLD)));
    rows.forEach(row -> lines.addAll(layout.lines(row)));
    layout.omission(rows).ifPresent(lines::add);
    return lines;
  }

  /** Returns the rows alone, for rows that are printed as they arrive. */
  public List<String> body(int width) {
    var layout = layout(width);
    return rows.stream().flatMap(row -> layout.lines(row).stream()).toList();
  }

  private Layout layout(int width) {
    return Layout.of(columns, naturalWidths(), width);
  }

  private List<Integer> naturalWidths() {
    return IntStream.range(0, columns.size())
        .mapToObj(
            index ->
                Stream.concat(Stream.of(titles()), rows.stream())
                    .mapToInt(row -> DisplayWidth.of(row.cells().get(index)))
                    .reduce(columns.get(index).usualWidth(), Math::max))
        .toList();
  }

  private Row titles() {
    return Row.of(columns.stream().map(Column::title).toArray(String[]::new));
  }
}
