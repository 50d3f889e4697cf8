package dev.weir.client.terminal;

import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of a table that a width has room for.
 *
 * @param natural the width of each column's content
 * @param shown the indices of the columns that are not left out
 * @param widths the width of each column
 * @param width the maximum width of a line
 */
record Layout(
    List<Column> columns,
    List<Integer> natural,
    List<Integer> shown,
    List<Integer> widths,
    int width) {

  private static final String GAP = "  ";
  private static final String INDENT = "    ";

  static Layout of(List<Column> columns, List<Integer> natural, int width) {
    var min =
        IntStream.range(0, columns.size())
            .mapToObj(index -> Math.min(columns.get(index).minWidth(), natural.get(index)))
            .toList();
    var shown = shown(columns, min, width);
    return new Layout(columns, natural, shown, shortened(shown, natural, min, width), width);
  }

  private static List<Integer> shown(List<Column> columns, List<Integer> min, int width) {
    var shown = new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
    while (total(shown, min) > width) {
      var last = shown.reversed().stream().filter(i -> columns.get(i).isOptional()).findFirst();
      if (last.isEmpty()) {
        break;
      }
      shown.remove((Object) last.get()); // the column, not the position
    }
    return shown;
  }

  private static List<Integer> shortened(
      List<Integer> shown, List<Integer> natural, List<Integer> min, int width) {
    var widths = new ArrayList<>(natural);
    for (var excess = total(shown, natural) - width; excess > 0; excess--) {
      var widest =
          shown.stream()
              .filter(index -> widths.get(index) > min.get(index))
              .max(Comparator.comparing(widths::get));
      if (widest.isEmpty()) {
        break;
      }
      widths.set(widest.get(), widths.get(widest.get()) - 1);
    }
    return widths;
  }

  private static int total(List<Integer> shown, List<Integer> widths) {
    return shown.stream().mapToInt(widths::get).sum() + GAP.length() * (shown.size() - 1);
  }

  /** Returns the row and its notes. */
  List<String> lines(Row row) {
    var lines = new ArrayList<String>();
    lines.add(line(row));
    row.notes().forEach(note -> lines.add(DisplayWidth.cut(INDENT + note, width)));
    return lines;
  }

  /** Returns the row. What does not fit, even without the optional columns, is cut off. */
  String line(Row row) {
    var line = new StringBuilder();
    var room = width;
    var gap = "";
    for (var index : uptoLastFilled(row)) {
      var cell = gap + cell(row, index);
      var fitting = DisplayWidth.cut(cell, room);
      var style = row.styles().get(index);
      line.append(style == null ? fitting : style.of(fitting));
      if (!fitting.equals(cell)) {
        break;
      }
      room -= DisplayWidth.of(cell);
      gap = GAP;
    }
    return line.toString();
  }

  private List<Integer> uptoLastFilled(Row row) {
    var count = shown.size();
    while (count > 0 && row.cells().get(shown.get(count - 1)).isEmpty()) {
      count--;
    }
    return shown.subList(0, count);
  }

  private String cell(Row row, int index) {
    var text = DisplayWidth.cut(row.cells().get(index), widths.get(index));
    var padding = " ".repeat(widths.get(index) - DisplayWidth.of(text));
    if (columns.get(index).isNumber()) {
      return padding + text;
    }
    return index == uptoLastFilled(row).getLast() ? text : text + padding;
  }

  /** Returns the missing part, for the reader; empty if nothing is missing. */
  Optional<String> omission(List<Row> rows) {
    var omitted =
        IntStream.range(0, columns.size())
            .filter(index -> !shown.contains(index))
            .mapToObj(index -> columns.get(index).title())
            .collect(Collectors.joining(", "));
    if (!omitted.isEmpty()) {
      return Optional.of(hint("Without " + omitted));
    }
    return total(shown, natural) > width || rows.stream().anyMatch(this::cutsNote)
        ? Optional.of(hint("Shortened"))
        : Optional.empty();
  }

  private boolean cutsNote(Row row) {
    return row.notes().stream().anyMatch(note -> DisplayWidth.of(INDENT + note) > width);
  }

  private String hint(String what) {
    return Style.FAINT.of(DisplayWidth.cut(what + "; --wide shows all.", width));
  }
}
