package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.Piece.FieldPiece;
import dev.weir.accesslog.formats.Piece.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads Apache's format strings (Apache httpd documentation, mod_log_config and mod_logio). */
final class ApachePieces {

  /** Directives without time, status, bytes or service. */
  private static final String SKIPPED = "aAcCDefhHiIklLmnopPqrRSTuUX";

  /** Directives whose text is chosen by clients: cookie, path, query, request, user. */
  private static final String CHOSEN = "CfqrUu";

  private final FormatString format;
  private final String text;
  private final List<String> problems;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private ApachePieces(FormatString format, List<String> problems) {
    this.format = format;
    this.text = format.text();
    this.problems = problems;
  }

  /** Returns the pieces of a format string; errors in it are added to the problems. */
  static List<Piece> read(FormatString format, List<String> problems) {
    var reader = new ApachePieces(format, problems);
    while (reader.at < reader.text.length()) {
      reader.readPiece();
    }
    return reader.pieces;
  }

  private void readPiece() {
    int start = at;
    if (text.charAt(at) != '%') {
      int percent = text.indexOf('%', at);
      at = percent < 0 ? text.length() : percent;
      pieces.add(new Literal(text.substring(start, at), format.position(start)));
    } else if (text.startsWith("%%", at)) {
      at += 2;
      pieces.add(new Literal("%", format.position(start)));
    } else {
      at++;
      readDirective(start);
    }
  }

  private void readDirective(int start) {
    skipWhile("!0123456789,");
    int modifiers = at;
    skipWhile("<>");
    boolean last = text.substring(modifiers, at).contains(">");
    String argument = readArgument(start);
    skipWhile("<>");
    if (text.startsWith("^t", at)) {
      at += 3;
      pieces.add(FieldPiece.skipped(format.position(start)));
    } else if (at >= text.length()) {
      problem("ends within a directive", start);
    } else {
      add(text.charAt(at++), last, argument, start);
    }
  }

  private void skipWhile(String these) {
    while (at < text.length() && these.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String readArgument(int start) {
    if (at >= text.length() || text.charAt(at) != '{') {
      return "";
    }
    int close = text.indexOf('}', at);
    if (close < 0) {
      problem("has a brace that is not closed", start);
      at = text.length();
      return "";
    }
    String argument = text.substring(at + 1, close);
    at = close + 1;
    return argument;
  }

  private void add(char directive, boolean last, String argument, int start) {
    int position = format.position(start);
    switch (directive) {
      case 't' -> addTime(argument, start);
      // Without > it is the status before an internal redirect.
      case 's' -> pieces.add(FieldPiece.of(Role.STATUS, last ? 0 : 1, position));
      case 'b', 'B' -> pieces.add(FieldPiece.of(Role.BYTES, 0, position));
      case 'O' -> pieces.add(FieldPiece.of(Role.BYTES, 1, position));
      case 'v' -> pieces.add(FieldPiece.of(Role.HOST, 0, position));
      case 'V' -> pieces.add(FieldPiece.of(Role.HOST, 1, position));
      case 'i' -> pieces.add(requestHeader(argument, position));
      default -> {
        if (SKIPPED.indexOf(directive) < 0) {
          problem("has an unknown directive %" + directive, start);
        }
        FieldPiece skipped = FieldPiece.skipped(position);
        pieces.add(CHOSEN.indexOf(directive) < 0 ? skipped : skipped.chosen());
      }
    }
  }

  private static FieldPiece requestHeader(String name, int position) {
    return name.toLowerCase(Locale.ROOT).equals("host")
        ? FieldPiece.of(Role.HOST, 2, position).chosen()
        : FieldPiece.skipped(position).chosen();
  }

  private void addTime(String argument, int start) {
    int position = format.position(start);
    String pattern = argument.startsWith("begin:") ? argument.substring(6) : argument;
    if (pattern.startsWith("end:")) {
      pattern = pattern.substring(4);
    }
    switch (pattern) {
      case "" -> {
        pieces.add(new Literal("[", position));
        pieces.add(new FieldPiece(Role.CLF_TIME, 0, TimeText.CLF_LENGTH, false, position));
        pieces.add(new Literal("]", position));
      }
      case "sec", "msec", "usec" -> pieces.add(FieldPiece.of(Role.EPOCH_TIME, 1, position));
      case "msec_frac" -> pieces.add(new FieldPiece(Role.SKIP, 0, 3, false, position));
      case "usec_frac" -> pieces.add(new FieldPiece(Role.SKIP, 0, 6, false, position));
      default -> TimePattern.read(pattern, position, pieces, problems);
    }
  }

  private void problem(String what, int start) {
    problems.add("access-log format " + what + " at position " + format.position(start));
  }
}
