package dev.weir.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The costliest texts of events: transactions or ticks as lines of JSON. */
enum EventBombs {
  TRANSACTIONS(
      WholeTransactions::new,
      "\"id\":\"%d\",\"userId\":\"key-0\",\"amount\":\"1.00\",\"currency\":\"EUR\","
          + "\"merchant\":\"m\",\"channel\":\"online\",\"occurredAt\":\"2026-11-23T10:00:00Z\"",
      60_000,
      List.of(
          inPerson("in one place", "\"city\":\"Lisbon\""),
          inPerson("at positions", "\"city\":\"Lisbon\",\"lat\":38.%d,\"lon\":-9.1"),
          inPerson(
              "of a traveller, late",
              "\"city\":\"P%place\",\"lat\":%placee-2,\"lon\":-9.1",
              "%time"))),
  TICKS(
      WholeTicks::new,
      "\"symbol\":\"key-0\",\"venue\":\"V\",\"session\":\"2026-11-23\",\"sequence\":%d,"
          + "\"price\":\"1.00\",\"occurredAt\":\"2026-11-23T10:00:00Z\"",
      16_000,
      List.of(
          ticks("from many venues", "V%place", "%d", "1.00", "2026-11-23T10:00:00Z"),
          ticks("out of order", "V", "%reversed", "1.00", "2026-11-23T10:00:00Z"),
          ticks("late", "V", "%reversed", "1.%place", "%time"),
          ticks("late, from many venues", "V%place", "%reversed", "1.%place", "%time"),
          ticks("all over the place", "V", "%d", "%place.5", "2026-11-23T10:00:00Z")));

  @SuppressWarnings("ImmutableEnumChecker") // a constructor
  private final Supplier<WholeFunction> function;

  private final String members;
  private final int lineBytes;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<BombText> others;

  EventBombs(
      Supplier<WholeFunction> function, String members, int lineBytes, List<BombText> others) {
    this.function = function;
    this.members = members;
    this.lineBytes = lineBytes;
    this.others = others;
  }

  private static BombText inPerson(String where, String location) {
    return inPerson(where, location, "2026-11-23T10:00:00Z");
  }

  private static BombText inPerson(String where, String location, String time) {
    return new BombText(
        "transactions " + where,
        "",
        "{\"id\":\"%d\",\"userId\":\"key-0\",\"amount\":\"600.00\",\"currency\":\"EUR\","
            + "\"merchant\":\"m\",\"channel\":\"present\",\"location\":{\"country\":\"PT\","
            + location
            + "},\"occurredAt\":\""
            + time
            + "\"}\n");
  }

  private static BombText ticks(
      String what, String venue, String sequence, String price, String time) {
    return new BombText(
        "ticks " + what,
        "",
        ("{\"symbol\":\"key-0\",\"venue\":\"%s\",\"session\":\"2026-11-23\",\"sequence\":%s,"
                + "\"price\":\"%s\",\"occurredAt\":\"%s\"}\n")
            .formatted(venue, sequence, price, time));
  }

  WholeFunction function() {
    return function.get();
  }

  /** Returns lines, each with an event of its own. */
  String events(int lines) {
    return text("{" + members + "}\n").pieces(lines);
  }

  /** Returns lines of other events, whose fields take more work. */
  List<BombText> others() {
    return others;
  }

  /** Returns lines that are not events. */
  String junk(int lines) {
    return "{}\n".repeat(lines);
  }

  /** Returns texts of lines as long as they are read, with a member that is skipped. */
  List<BombText> texts() {
    return List.of(
        filled("elements", "[1", ",1", "]"),
        filled("arrays", "[1", ",[]", "]"),
        filled("members", "{\"n\":1", ",\"n\":1", "}"),
        filled("escapes", "\"", "\\n", "\""),
        filled("escapes by number", "\"", "\\u0041", "\""),
        filled("blanks", "", " ", "1"),
        filled("characters", "\"", "x", "\""),
        filled("numbers", "[1", ",1111111111111111111111111111111111111111", "]"));
  }

  private BombText filled(String what, String from, String piece, String to) {
    int times = (lineBytes - members.length() - 100) / piece.length();
    return text(what, "{" + members + ",\"x\":" + from + piece.repeat(times) + to + "}\n");
  }

  private BombText text(String piece) {
    return text("lines", piece);
  }

  private BombText text(String what, String piece) {
    return new BombText(kind() + " with " + what, "", piece);
  }

  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
