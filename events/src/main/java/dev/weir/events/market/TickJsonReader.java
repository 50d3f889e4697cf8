package dev.weir.events.market;

import static dev.weir.events.json.JsonScanner.ascii;

import dev.weir.events.json.JsonMembers;
import dev.weir.events.json.JsonScanner;

/** Reads one tick from JSON. */
final class TickJsonReader {

  private static final byte[] SYMBOL = ascii("symbol");
  private static final byte[] VENUE = ascii("venue");
  private static final byte[] SESSION = ascii("session");
  private static final byte[] SEQUENCE = ascii("sequence");
  private static final byte[] EPOCH = ascii("epoch");
  private static final byte[] CORRECTS = ascii("corrects");
  private static final byte[] CANCELS = ascii("cancels");
  private static final byte[] PRICE = ascii("price");
  private static final byte[] BID = ascii("bid");
  private static final byte[] ASK = ascii("ask");
  private static final byte[] SIZE = ascii("size");
  private static final byte[] OCCURRED_AT = ascii("occurredAt");

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
    if (members.is(SYMBOL)) {
      fields.symbol = members.text("symbol", fields.symbol);
    } else if (members.is(VENUE)) {
      fields.venue = members.text("venue", fields.venue);
    } else if (members.is(SESSION)) {
      fields.session = members.text("session", fields.session);
    } else if (members.is(SEQUENCE)) {
      fields.sequence = members.whole("sequence", fields.sequence);
    } else if (members.is(PRICE)) {
      fields.price = decimal("price", fields.price);
    } else if (members.is(OCCURRED_AT)) {
      fields.occurredAt = members.time("occurredAt", fields.occurredAt, TickJsonReader::badTime);
    } else {
      readOptionalField();
    }
  }

  private void readOptionalField() {
    if (members.is(BID)) {
      fields.bid = decimal("bid", fields.bid);
    } else if (members.is(ASK)) {
      fields.ask = decimal("ask", fields.ask);
    } else if (members.is(SIZE)) {
      fields.size = decimal("size", fields.size);
    } else if (members.is(EPOCH)) {
      fields.epoch = members.whole("epoch", fields.epoch);
    } else if (members.is(CORRECTS)) {
      fields.corrects = members.whole("corrects", fields.corrects);
    } else if (members.is(CANCELS)) {
      fields.cancels = members.whole("cancels", fields.cancels);
    } else {
      members.skip();
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
