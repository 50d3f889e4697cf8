package dev.weir.cli.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.client.CommandFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * A Region's list prices. A price file is JSON: {@code {"region": "us-east-1", "prices":
 * {"lambda.requests": {"usd": 0.2, "per": 1000000, "unit": "requests", "source": "...", "date":
 * "2026-08"}}}}; a price has source and date, or {@code "unverified": true}.
 *
 * @param region of the prices
 */
record PriceList(String region, Map<PriceKey, Price> prices) {

  private static final String STANDARD = "prices.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  PriceList {
    prices = Map.copyOf(prices);
  }

  /** Returns the list that comes with Weir. */
  static PriceList standard() {
    try (var file = PriceList.class.getResourceAsStream(STANDARD)) {
      return of(STANDARD, JSON.readTree(file));
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
      return of(file.toString(), JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new CommandFault(
          "The price file " + file + " can't be read: " + e.getMessage(),
          "Give a JSON file such as cli/src/main/resources/dev/weir/cli/price/prices.json.");
    }
  }

  Price price(PriceKey key) {
    return prices.get(key);
  }

  private static PriceList of(String name, JsonNode file) {
    var problems = new ArrayList<String>();
    var prices = new EnumMap<PriceKey, Price>(PriceKey.class);
    for (var key : PriceKey.values()) {
      price(key, file.path("prices").path(key.id()), problems)
          .ifPresent(price -> prices.put(key, price));
    }
    if (!problems.isEmpty()) {
      throw new CommandFault(
          "The price file " + name + " is incomplete:\n  " + String.join("\n  ", problems),
          "Add the missing prices; mark a price without source and date as \"unverified\": true.");
    }
    return new PriceList(file.path("region").asText("unknown Region"), prices);
  }

  private static Optional<Price> price(PriceKey key, JsonNode entry, List<String> problems) {
    var usd = number(entry.path("usd"), value -> value >= 0);
    var per = number(entry.path("per"), value -> value > 0);
    var origin = origin(entry);
    if (usd.isEmpty() || per.isEmpty() || entry.path("unit").asText().isEmpty()) {
      problems.add(key.id() + ": give usd (0 or more), per (more than 0) and unit");
      return Optional.empty();
    }
    if (origin.isEmpty() && !entry.path("unverified").asBoolean()) {
      problems.add(key.id() + ": give source and date, or \"unverified\": true");
      return Optional.empty();
    }
    return Optional.of(new Price(usd.get(), per.get(), entry.path("unit").asText(), origin));
  }

  private static Optional<Double> number(JsonNode value, DoublePredicate allowed) {
    return value.isNumber() && allowed.test(value.asDouble())
        ? Optional.of(value.asDouble())
        : Optional.empty();
  }

  private static Optional<String> origin(JsonNode entry) {
    var source = entry.path("source").asText();
    var date = entry.path("date").asText();
    return source.isEmpty() || date.isEmpty()
        ? Optional.empty()
        : Optional.of(source + ", " + date);
  }
}
