package dev.weir.bench;

import java.util.List;

/**
 * A text that repeats a piece, within a line or as lines, as often as fits into a record.
 *
 * @param from the text before the first piece
 * @param piece the piece, in which {@code %d} stands for its number in eight digits, {@code %place}
 *     for one of 119 numbers, and {@code %time} for a time within the day before the bombs' time,
 *     in no order, {@code %reversed} for numbers from 1 whose blocks of 500 are in reverse order
 *     each
 */
record BombText(String name, String from, String piece) {

  private static final int PLACES = 119;
  private static final int BLOCK = 500;
  private static final long SPAN_SECONDS = 80_000;
  private static final long STEP_SECONDS = 7_919; // prime

  private static final String DOCUMENT = "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",";

  static final List<BombText> ALL =
      List.of(
          new BombText("elements of JSON", "{\"log\":[1", ",1"),
          new BombText("arrays of JSON", "{\"log\":[1", ",[]"),
          new BombText("members of JSON", "{\"log\":\"x\"", ",\"%d\":1"),
          new BombText("escapes of JSON", "{\"log\":\"", "\\n"),
          new BombText("escapes by number", "{\"log\":\"", "\\u0041"),
          new BombText("blanks in JSON", "{", " "),
          new BombText("digits of a number", "{\"log\":1", "1"),
          new BombText("characters of a string", "{\"log\":\"", "x"),
          new BombText("characters of a name", "{\"", "x"),
          new BombText("documents in a line", "", "{\"log\":1}"),
          new BombText("lines of JSON", "", "{\"log\":1}\n"),
          new BombText("long lines of JSON", "", "{\"x\":\"" + "x".repeat(1_000_000) + "\"}\n"),
          new BombText("lines of JSON with a status", "", "{\"status\":200,\"time\":1795428000}\n"),
          new BombText(
              "wrapped lines",
              "",
              "{\"log\":\"h - - [23/Nov/2026:10:00:00 +0000] \\\"G\\\" 200 0\"}\n"),
          new BombText(
              "wide wrapped lines",
              "",
              "{\"log\":\"h - - [23/Nov/2026:10:00:00 +0000] \\\"G\\\" 200 0\",\"a\":["
                  + "1,".repeat(500)
                  + "1]}\n"),
          new BombText("blank lines", "", " ".repeat(60) + "\n"),
          new BombText("tabs", "2026-11-29\t", "\t"),
          new BombText("fields of a header", "#Fields:", " a%d"),
          new BombText("headers", "", "#Fields: date time a%d sc-status\n"),
          new BombText("wide headers", "", "#Fields: %d" + " a".repeat(8_000) + "\n"),
          new BombText("quotes", "h - - [23/Nov/2026:10:00:00 +0000] \"", "\\\""),
          new BombText("parts of a line", "", "2026-11-29T06:00:07.9Z stdout P x\n"),
          new BombText("services", "", "%d h - - [23/Nov/2026:10:00:00 +0000] \"G\" 200 0\n"),
          new BombText(
              "long services",
              "",
              "%d" + "s".repeat(120) + " h - - [23/Nov/2026:10:00:00 +0000] \"G\" 200 0\n"),
          new BombText("fields of a document", DOCUMENT + "\"x\":[1", ",1"),
          new BombText("names of a document", DOCUMENT + "\"x\":1", ",\"%d\":1"),
          new BombText("escapes of a message", DOCUMENT + "\"logEvents\":[{\"message\":\"", "\\n"),
          new BombText("lists of events", DOCUMENT + "\"x\":1", ",\"logEvents\":[]"));

  /** Returns the length of the piece. */
  int pieceBytes() {
    return piece.replace("%d", "12345678").length();
  }

  /** Returns the text with the given number of pieces. */
  String pieces(long pieces) {
    if (!piece.contains("%")) {
      return from + piece.repeat((int) pieces);
    }
    var all = new StringBuilder(from);
    for (int i = 0; i < pieces; i++) {
      all.append(piece(i));
    }
    return all.toString();
  }

  private String piece(int number) {
    var numbered = piece.replace("%d", Integer.toString(10_000_000 + number));
    var time = WholeHandler.ARRIVAL.minusSeconds(number * STEP_SECONDS % SPAN_SECONDS);
    return numbered
        .replace("%place", Integer.toString(number % PLACES))
        .replace("%reversed", Integer.toString(reversed(number)))
        .replace("%time", time.toString());
  }

  /** Returns numbers from 1 in blocks, each of them from its end. */
  private static int reversed(int number) {
    return number - 2 * (number % BLOCK) + BLOCK;
  }
}
