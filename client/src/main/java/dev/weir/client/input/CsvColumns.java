package dev.weir.client.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.client.CommandFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a CSV file, according to its header.
 *
 * @param places the position of each known column, by name
 * @param unknown the names of columns for which a transaction has no field
 * @param count the number of columns
 */
record CsvColumns(Map<String, Integer> places, List<String> unknown, int count) {

  private static final List<String> REQUIRED =
      List.of(
          "id",
          "userId",
          "amount",
          "currency",
          "merchant",
          "channel",
          "country",
          "city",
          "occurredAt");
  private static final List<String> OPTIONAL = List.of("category", "lat", "lon");

  // More digits than any coordinate has; parsing a BigDecimal with very many takes minutes.
  private static final int MAX_NUMBER = 40;

  /**
   * Reads a header.
   *
   * @throws CommandFault naming the columns that are missing or duplicated
   */
  static CsvColumns of(List<String> header, String name) {
    var places = new HashMap<String, Integer>();
    var unknown = new ArrayList<String>();
    for (var i = 0; i < header.size(); i++) {
      var column = header.get(i).strip();
      if (!REQUIRED.contains(column) && !OPTIONAL.contains(column)) {
        unknown.add(column);
      } else if (places.putIfAbsent(column, i) != null) {
        throw new CommandFault(
            name + ", line 1: duplicate column " + column, "Remove one of them.");
      }
    }
    requireAll(places, name);
    return new CsvColumns(Map.copyOf(places), List.copyOf(unknown), header.size());
  }

  private static void requireAll(Map<String, Integer> places, String name) {
    var missing = REQUIRED.stream().filter(column -> !places.containsKey(column)).toList();
    if (!missing.isEmpty()) {
      throw new CommandFault(
          "%s, line 1: the header has no column %s".formatted(name, String.join(", ", missing)),
          "The first line of a transactions CSV names its columns, in any order: "
              + String.join(",", REQUIRED)
              + "; optional: "
              + String.join(",", OPTIONAL));
    }
  }

  /**
   * Converts a row to the JSON transaction that it represents, leaving out fields with empty cells.
   */
  ObjectNode toJson(List<String> cells) {
    var json = JsonNodeFactory.instance.objectNode();
    for (var field :
        List.of("id", "userId", "amount", "currency", "merchant", "category", "channel")) {
      putText(json, field, cells);
    }
    var location = json.putObject("location");
    putText(location, "country", cells);
    putText(location, "city", cells);
    putNumber(location, "lat", cells);
    putNumber(location, "lon", cells);
    putText(json, "occurredAt", cells);
    return json;
  }

  private void putText(ObjectNode json, String column, List<String> cells) {
    var cell = cell(column, cells);
    if (!cell.isEmpty()) {
      json.put(column, cell);
    }
  }

  private void putNumber(ObjectNode json, String column, List<String> cells) {
    var cell = cell(column, cells);
    try {
      if (!cell.isEmpty() && cell.length() <= MAX_NUMBER) {
        json.put(column, new BigDecimal(cell));
        return;
      }
    } catch (NumberFormatException e) {
      // The transaction's reader reports the error.
    }
    putText(json, column, cells);
  }

  private String cell(String column, List<String> cells) {
    var place = places.get(column);
    return place == null ? "" : cells.get(place);
  }
}
