package dev.weir.market;

import dev.weir.market.Register.Act;
import dev.weir.market.Register.Candidate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A register as the named texts of its item, as in the marks' table and its changes: {@code
 * symbol}, {@code venue}, {@code revision}, {@code generation}; of the mark {@code sessionOrder},
 * {@code session}, {@code epoch}, {@code sequence}, {@code correction}, {@code price}, {@code
 * occurredAt}, {@code arrivedAt}, {@code region}, {@code bid}, {@code ask}, {@code size} and {@code
 * crossed}; {@code base}, {@code floor}, {@code restartedAt}, {@code restarts} (absent if it is
 * {@code epoch}, as before feeds stated epochs), {@code replaced}, {@code candidates} (one per
 * line); {@code act}, {@code actor}, {@code reason}, {@code actedAt}. Empty values are absent.
 */
public final class RegisterFields {

  /** The fields that are numbers in the table. */
  public static final Set<String> NUMBERS =
      Set.of(
          "revision", "generation", "sessionOrder", "epoch", "sequence", "correction", "restarts");

  /** All fields except the key. */
  public static final List<String> ALL =
      List.of(
          "revision",
          "generation",
          "sessionOrder",
          "session",
          "epoch",
          "sequence",
          "correction",
          "price",
          "occurredAt",
          "arrivedAt",
          "region",
          "bid",
          "ask",
          "size",
          "crossed",
          "base",
          "floor",
          "restartedAt",
          "restarts",
          "replaced",
          "candidates",
          "act",
          "actor",
          "reason",
          "actedAt");

  private static final String SEPARATOR = "#"; // never in a session, price, time, Region or reason
  private static final int MARK_FIELDS = 8;

  private RegisterFields() {}

  /** Returns the texts of a register. */
  public static Map<String, String> write(Register register) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("symbol", register.symbol());
    fields.put("venue", register.venue());
    fields.put("revision", Long.toString(register.revision()));
    fields.put("generation", Long.toString(register.generation()));
    register.last().ifPresent(last -> writeLast(last, fields));
    putDecimal("base", register.base(), fields);
    putTime("floor", register.floor(), fields);
    putTime("restartedAt", register.restartedAt(), fields);
    if (register.restarts() != epoch(register)) {
      fields.put("restarts", Long.toString(register.restarts()));
    }
    register.replaced().ifPresent(mark -> fields.put("replaced", text(mark)));
    if (!register.candidates().isEmpty()) {
      fields.put(
          "candidates",
          register.candidates().stream()
              .map(RegisterFields::text)
              .collect(Collectors.joining("\n")));
    }
    register.act().ifPresent(act -> writeAct(act, fields));
    return fields;
  }

  private static long epoch(Register register) {
    return register.mark().map(mark -> mark.rank().epoch()).orElse(0L);
  }

  private static void writeLast(ReceivedMark last, Map<String, String> fields) {
    var mark = last.mark();
    fields.put("sessionOrder", Long.toString(mark.rank().sessionOrder()));
    fields.put("session", mark.session());
    fields.put("epoch", Long.toString(mark.rank().epoch()));
    fields.put("sequence", Long.toString(mark.sequence()));
    fields.put("correction", Long.toString(mark.rank().correction()));
    putDecimal("price", mark.price(), fields);
    fields.put("occurredAt", mark.occurredAt().toString());
    fields.put("arrivedAt", last.arrivedAt().toString());
    fields.put("region", last.region());
    putDecimal("bid", last.bid(), fields);
    putDecimal("ask", last.ask(), fields);
    putDecimal("size", last.size(), fields);
    if (last.isCrossed()) {
      fields.put("crossed", "true");
    }
  }

  private static void writeAct(Act act, Map<String, String> fields) {
    fields.put("act", act.kind());
    fields.put("actor", act.actor());
    fields.put("reason", act.reason());
    fields.put("actedAt", act.at().toString());
  }

  private static void putDecimal(
      String name, Optional<BigDecimal> decimal, Map<String, String> fields) {
    decimal.ifPresent(value -> fields.put(name, value.toPlainString()));
  }

  private static void putTime(String name, Instant time, Map<String, String> fields) {
    if (!time.equals(Instant.MIN)) {
      fields.put(name, time.toString());
    }
  }

  private static String text(Mark mark) {
    var rank = mark.rank();
    return String.join(
        SEPARATOR,
        Long.toString(rank.generation()),
        Long.toString(rank.sessionOrder()),
        rank.session(),
        Long.toString(rank.epoch()),
        Long.toString(rank.sequence()),
        Long.toString(rank.correction()),
        plain(mark.price()),
        mark.occurredAt().toString());
  }

  private static String text(Candidate candidate) {
    var received = candidate.received();
    return String.join(
        SEPARATOR,
        text(received.mark()),
        received.arrivedAt().toString(),
        received.region(),
        candidate.reason(),
        plain(received.bid()),
        plain(received.ask()),
        plain(received.size()));
  }

  private static String plain(Optional<BigDecimal> decimal) {
    return decimal.map(BigDecimal::toPlainString).orElse("");
  }

  /**
   * Reads the mark of an item; empty if it has none. Items from before marks had generations have
   * only a session and a sequence.
   */
  public static Optional<Mark> mark(Map<String, String> fields) {
    if (!fields.containsKey("session")) {
      return Optional.empty();
    }
    var session = fields.get("session");
    var rank =
        new Rank(
            number("generation", fields, 0),
            number("sessionOrder", fields, Rank.orderOf(session)),
            session,
            number("epoch", fields, 0),
            number("sequence", fields, 0),
            number("correction", fields, 0));
    return Optional.of(
        new Mark(
            fields.get("symbol"),
            fields.get("venue"),
            rank,
            decimal(fields.get("price")),
            Instant.parse(fields.get("occurredAt"))));
  }

  /** Reads the register of an item. */
  public static Register read(Map<String, String> fields) {
    var symbol = fields.get("symbol");
    var venue = fields.get("venue");
    var last = mark(fields).map(mark -> last(mark, fields));
    return new Register(
        symbol,
        venue,
        number("revision", fields, 0),
        number("generation", fields, 0),
        last,
        decimal(fields.get(fields.containsKey("revision") ? "base" : "price")),
        time("floor", fields),
        time("restartedAt", fields),
        number("restarts", fields, number("epoch", fields, 0)),
        Optional.ofNullable(fields.get("replaced"))
            .map(text -> mark(symbol, venue, text.split(SEPARATOR, -1))),
        candidates(symbol, venue, fields.getOrDefault("candidates", "")),
        act(fields));
  }

  private static ReceivedMark last(Mark mark, Map<String, String> fields) {
    return new ReceivedMark(
        mark,
        decimal(fields.get("bid")),
        decimal(fields.get("ask")),
        decimal(fields.get("size")),
        Instant.parse(fields.get("arrivedAt")),
        fields.get("region"));
  }

  private static Optional<Act> act(Map<String, String> fields) {
    return fields.containsKey("act")
        ? Optional.of(
            new Act(
                fields.get("act"),
                fields.get("actor"),
                fields.get("reason"),
                Instant.parse(fields.get("actedAt"))))
        : Optional.empty();
  }

  private static List<Candidate> candidates(String symbol, String venue, String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\n", -1))
            .map(line -> candidate(symbol, venue, line.split(SEPARATOR, -1)))
            .toList();
  }

  private static Candidate candidate(String symbol, String venue, String[] parts) {
    return new Candidate(
        new ReceivedMark(
            mark(symbol, venue, parts),
            decimal(parts[MARK_FIELDS + 3]),
            decimal(parts[MARK_FIELDS + 4]),
            decimal(parts[MARK_FIELDS + 5]),
            Instant.parse(parts[MARK_FIELDS]),
            parts[MARK_FIELDS + 1]),
        parts[MARK_FIELDS + 2]);
  }

  private static Mark mark(String symbol, String venue, String[] parts) {
    var rank =
        new Rank(
            Long.parseLong(parts[0]),
            Long.parseLong(parts[1]),
            parts[2],
            Long.parseLong(parts[3]),
            Long.parseLong(parts[4]),
            Long.parseLong(parts[5]));
    return new Mark(symbol, venue, rank, decimal(parts[6]), Instant.parse(parts[7]));
  }

  private static long number(String name, Map<String, String> fields, long absent) {
    var text = fields.get(name);
    return text == null ? absent : Long.parseLong(text);
  }

  private static Optional<BigDecimal> decimal(String text) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  private static Instant time(String name, Map<String, String> fields) {
    var text = fields.get(name);
    return text == null ? Instant.MIN : Instant.parse(text);
  }
}
