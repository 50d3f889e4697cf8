package dev.weir.events.market;

import dev.weir.events.json.JsonMembers;
import dev.weir.events.json.JsonScanner;
import dev.weir.events.json.MemberNames;

/** Reads one tick from JSON. */
final class TickJsonReader {

  private static final MemberNames NAMES =
      MemberNames.of(
          "symbol",
          "venue",
          "session",
          "sequence",
          "price",
          "bid",
          "ask",
          "size",
          "occurredAt",
          "epoch",
          "corrects",
          "cancels");

  private final JsonScanner json;
  private final JsonMembers members;
  private final TickFields fields = new TickFields();

  TickJsonReader(JsonScanner json) {
    this.json = json;
    members =
        new JsonMembers(json, detail -> new InvalidTickException(TickProblem.BAD_FIELD, detail));
  }

  /**
   * Returns the tick.
   *
   * @throws InvalidTickException if a field is missing or invalid
   * @throws dev.weir.events.json.JsonException if it is not JSON
   */
  Tick read() {
    if (!members.isObject()) {
      throw TickJson.malformed("is not a JSON object");
    }
    for (boolean more = members.first(); more; more = members.next()) {
      readField();
    }
    if (!json.atEnd()) {
      throw TickJson.malformed("has more than one JSON object");
    }
    return fields.toTick();
  }

  private void readField() {
    switch (members.name(NAMES)) {
      case "symbol" -> fields.symbol = members.text("symbol", fields.symbol);
      case "venue" -> fields.venue = members.text("venue", fields.venue);
      case "session" -> fields.session = members.text("session", fields.session);
      case "sequence" -> fields.sequence = members.whole("sequence", fields.sequence);
      case "price" -> fields.price = decimal("price", fields.price);
      case "bid" -> fields.bid = decimal("bid", fields.bid);
      case "ask" -> fields.ask = decimal("ask", fields.ask);
      case "size" -> fields.size = decimal("size", fields.size);
      case "occurredAt" ->
          fields.occurredAt =
              members.time("occurredAt", fields.occurredAt, TickJsonReader::badTime);
      case "epoch" -> fields.epoch = members.whole("epoch", fields.epoch);
      case "corrects" -> fields.corrects = members.whole("corrects", fields.corrects);
      case "cancels" -> fields.cancels = members.whole("cancels", fields.cancels);
      default -> members.skip();
    }
  }

  private String decimal(String name, String before) {
    return members.decimal(name, before, "101.25", TickJsonReader::badPrice);
  }

  private static InvalidTickException badPrice(String detail) {
    return new InvalidTickException(TickProblem.BAD_PRICE, detail);
  }

  private static InvalidTickException badTime(String detail) {
    return new InvalidTickException(TickProblem.BAD_TIME, detail);
  }
}
