package dev.weir.cli.price;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.client.CommandFault;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import dev.weir.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Region's list prices. A price file is JSON: {@code {"region": "us-east-1", "prices":
 * {"lambda.requests": {"usd": 0.2, "per": 1000000, "unit": "requests", "source": "...", "date":
 * "2026-08"}}}}; a price has source and date, or {@code "unverified": true}.
 *
 * @param region of the prices
 */
record PriceList(String region, Map<PriceKey, Price> prices) {

  private static final String STANDARD = "prices.json";
  // As written: a double of a small price would be text with an exponent.
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  PriceList {
    prices = Map.copyOf(prices);
  }

  /** Returns the list that comes with Weir. */
  static PriceList standard() {
    try (var file = PriceList.class.getResourceAsStream(STANDARD)) {
      return of(JSON.readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The price list can't be read", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws CommandFault if it is unreadable or not a complete price list, with all problems
   */
  static PriceList read(Path file) {
    try {
      return of(JSON.readTree(Files.readString(file)));
    } catch (InvalidSettingsException e) {
      throw new CommandFault(
          "The price file " + file + " can't be used:" + SettingProblem.lines(e.problems()),
          "Fix these prices; mark a price without source and date as \"unverified\": true.");
    } catch (IOException e) {
      throw new CommandFault(
          "The price file " + file + " can't be read: " + e.getMessage(),
          "Give a JSON file such as cli/src/main/resources/dev/weir/cli/price/prices.json.");
    }
  }

  Price price(PriceKey key) {
    return prices.get(key);
  }

  private static PriceList of(JsonNode file) {
    var reading = new SettingsReader(members(file));
    var listed = file.path("prices");
    var prices = new EnumMap<PriceKey, Price>(PriceKey.class);
    for (var key : PriceKey.values()) {
      if (listed.has(key.id())) {
        prices.put(key, price(reading.within(key.id() + ".", members(listed.get(key.id())))));
      } else {
        reading.refuse(key.id(), "", "add usd, per and unit, with source and date");
      }
    }
    var region = reading.text("region", "unknown Region");
    reading.failOnProblems();
    return new PriceList(region, prices);
  }

  private static Price price(SettingsReader entry) {
    var usd = entry.requiredDecimal("usd", value -> value.signum() >= 0, "give 0 or more");
    var per = entry.requiredDecimal("per", value -> value.signum() > 0, "give more than 0");
    var unit = entry.optional("unit");
    if (unit.isEmpty()) {
      entry.refuse("unit", "give the unit, in the plural");
    }
    return new Price(
        usd.orElse(BigDecimal.ZERO).doubleValue(),
        per.orElse(BigDecimal.ONE).doubleValue(),
        unit.orElse(""),
        origin(entry));
  }

  private static Optional<String> origin(SettingsReader entry) {
    var source = entry.optional("source");
    var date = entry.optional("date");
    if (!entry.flag("unverified", false)) {
      for (var key : List.of("source", "date")) {
        if (entry.optional(key).isEmpty()) {
          entry.refuse(key, "give source and date, or \"unverified\": true");
        }
      }
    }
    return source.flatMap(from -> date.map(on -> from + ", " + on));
  }

  private static Function<String, Optional<String>> members(JsonNode object) {
    return name ->
        Optional.of(object.path(name)).filter(JsonNode::isValueNode).map(PriceList::text);
  }

  private static String text(JsonNode value) {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }
}
