package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.Piece.FieldPiece;
import dev.weir.accesslog.formats.Piece.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads nginx's format strings (nginx documentation, ngx_http_log_module). */
final class NginxPieces {

  private static final int ISO_LENGTH = 25;

  /** Variables whose text is chosen by clients. */
  private static final Set<String> CHOSEN =
      Set.of(
          "remote_user",
          "request",
          "request_uri",
          "request_body",
          "uri",
          "document_uri",
          "args",
          "query_string",
          "request_filename");

  private NginxPieces() {}

  /** Returns the pieces of a format string; errors in it are added to the problems. */
  static List<Piece> read(FormatString format, List<String> problems) {
    String text = format.text();
    var pieces = new ArrayList<Piece>();
    int literal = 0;
    for (int at = 0; at < text.length(); ) {
      int end = text.charAt(at) == '$' ? endOfVariable(text, at + 1) : at;
      if (end <= at + 1) {
        at++;
        continue;
      }
      addLiteral(format, literal, at, pieces);
      pieces.add(value(name(text, at, end), format.position(at)));
      at = end;
      literal = end;
    }
    addLiteral(format, literal, text.length(), pieces);
    if (text.contains("${") && text.indexOf('}', text.lastIndexOf("${")) < 0) {
      problems.add(
          "access-log format has a brace that is not closed at position "
              + format.position(text.lastIndexOf("${")));
    }
    return pieces;
  }

  private static void addLiteral(FormatString format, int from, int to, List<Piece> pieces) {
    if (to > from) {
      pieces.add(new Literal(format.text().substring(from, to), format.position(from)));
    }
  }

  private static int endOfVariable(String text, int from) {
    if (text.startsWith("{", from)) {
      return text.indexOf('}', from) + 1;
    }
    int end = from;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private static String name(String text, int dollar, int end) {
    return text.charAt(dollar + 1) == '{'
        ? text.substring(dollar + 2, end - 1)
        : text.substring(dollar + 1, end);
  }

  private static FieldPiece value(String name, int position) {
    return switch (name) {
      case "time_iso8601" -> new FieldPiece(Role.RFC3339_TIME, 0, ISO_LENGTH, false, position);
      case "time_local" -> new FieldPiece(Role.CLF_TIME, 1, TimeText.CLF_LENGTH, false, position);
      case "msec" -> FieldPiece.of(Role.EPOCH_TIME, 2, position);
      case "status" -> FieldPiece.of(Role.STATUS, 0, position);
      case "body_bytes_sent" -> FieldPiece.of(Role.BYTES, 0, position);
      case "bytes_sent" -> FieldPiece.of(Role.BYTES, 1, position);
      case "server_name" -> FieldPiece.of(Role.HOST, 0, position);
      case "host" -> FieldPiece.of(Role.HOST, 1, position);
      case "http_host" -> FieldPiece.of(Role.HOST, 2, position).chosen();
      case "proxy_upstream_name" -> FieldPiece.of(Role.SERVICE, 3, position);
      case "upstream_status" -> new FieldPiece(Role.ORIGIN_STATUS, 0, 0, true, position);
      // After a retry nginx writes a list with a value for each upstream it tried.
      default ->
          new FieldPiece(Role.SKIP, 0, 0, name.startsWith("upstream_"), isChosen(name), position);
    };
  }

  private static boolean isChosen(String name) {
    return CHOSEN.contains(name)
        || name.startsWith("http_")
        || name.startsWith("arg_")
        || name.startsWith("cookie_");
  }
}
