package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.Piece.FieldPiece;
import dev.weir.accesslog.formats.Piece.Literal;
import dev.weir.accesslog.formats.Piece.TimePiece;
import java.util.List;

/** Reads the patterns of {@code strftime} whose parts have a fixed width. */
final class TimePattern {

  private TimePattern() {}

  /** Adds the pieces of a pattern. */
  static void read(String pattern, int position, List<Piece> pieces, List<String> problems) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' && i + 1 < pattern.length()) {
        add(pattern.charAt(++i), position, pieces, problems);
      } else {
        pieces.add(new Literal(String.valueOf(c), position));
      }
    }
  }

  private static void add(char code, int position, List<Piece> pieces, List<String> problems) {
    switch (code) {
      case 'Y' -> pieces.add(new TimePiece(TimePart.YEAR, position));
      case 'y' -> pieces.add(new TimePiece(TimePart.SHORT_YEAR, position));
      case 'm' -> pieces.add(new TimePiece(TimePart.MONTH, position));
      case 'b', 'h' -> pieces.add(new TimePiece(TimePart.MONTH_NAME, position));
      case 'd', 'e' -> pieces.add(new TimePiece(TimePart.DAY, position));
      case 'H', 'k' -> pieces.add(new TimePiece(TimePart.HOUR, position));
      case 'M' -> pieces.add(new TimePiece(TimePart.MINUTE, position));
      case 'S' -> pieces.add(new TimePiece(TimePart.SECOND, position));
      case 'z' -> pieces.add(new TimePiece(TimePart.OFFSET, position));
      case 'a' -> pieces.add(new FieldPiece(Role.SKIP, 0, 3, false, position));
      case 's' -> pieces.add(FieldPiece.of(Role.EPOCH_TIME, 1, position));
      case '%' -> pieces.add(new Literal("%", position));
      case 'F' -> read("%Y-%m-%d", position, pieces, problems);
      case 'T' -> read("%H:%M:%S", position, pieces, problems);
      case 'R' -> read("%H:%M", position, pieces, problems);
      case 'D' -> read("%m/%d/%y", position, pieces, problems);
      default ->
          problems.add(
              "access-log format has a time that can't be read, %"
                  + code
                  + ", at position "
                  + position);
    }
  }
}
