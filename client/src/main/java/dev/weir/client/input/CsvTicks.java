package dev.weir.client.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.weir.client.CommandFault;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.TickJson;
import dev.weir.producer.LineSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Ticks as comma-separated values with a header, RFC 4180, in UTF-8. Each becomes the JSON that the
 * stream carries, so both are checked equally strictly. Invalid rows are refused.
 */
public final class CsvTicks implements LineSource {

  private static final List<String> REQUIRED =
      List.of("symbol", "venue", "session", "sequence", "price", "occurredAt");
  private static final List<String> OPTIONAL =
      List.of("bid", "ask", "size", "epoch", "corrects", "cancels");
  private static final List<String> WHOLE_NUMBERS =
      List.of("sequence", "epoch", "corrects", "cancels");

  private final Iterator<CsvRecord> records;
  private final List<String> header;
  private final RefusedInput refusals;
  private long line;

  private CsvTicks(Iterator<CsvRecord> records, List<String> header, RefusedInput refusals) {
    this.records = records;
    this.header = header;
    this.refusals = refusals;
  }

  /**
   * Reads the header.
   *
   * @throws CommandFault if a column is missing, or a tick has no field for one
   */
  public static CsvTicks open(InputStream input, String name, RefusedInput refusals)
      throws IOException {
    var records =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(input, StandardCharsets.UTF_8)
            .iterator();
    try {
      var header =
          records.hasNext()
              ? records.next().getFields().stream().map(String::strip).toList()
              : List.<String>of();
      var known = header.stream().allMatch(each -> isKnown(each));
      if (!header.containsAll(REQUIRED) || !known) {
        throw new CommandFault(
            name + ", line 1: not a header of ticks",
            "The header names these columns, in any order: %s; optional: %s"
                .formatted(String.join(",", REQUIRED), String.join(",", OPTIONAL)));
      }
      return new CsvTicks(records, header, refusals);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isKnown(String column) {
    return REQUIRED.contains(column) || OPTIONAL.contains(column);
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    try {
      while (records.hasNext()) {
        var tick = tick(records.next());
        if (tick.isPresent()) {
          return tick;
        }
      }
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new IOException("is not CSV: " + e.getMessage(), e);
    }
  }

  @Override
  public OptionalLong number() {
    return OptionalLong.of(line);
  }

  private Optional<byte[]> tick(CsvRecord row) {
    line = row.getStartingLineNumber();
    if (row.getFieldCount() != header.size()) {
      refusals.add(line, "WRONG_COLUMNS", "has a different number of cells than the header");
      return Optional.empty();
    }
    try {
      var json = json(row).getBytes(StandardCharsets.UTF_8);
      return Optional.of(TickJson.write(TickJson.read(json, 0, json.length)));
    } catch (InvalidTickException e) {
      refusals.add(line, e.problem().name(), e.getMessage());
      return Optional.empty();
    }
  }

  private String json(CsvRecord row) {
    var json = JsonNodeFactory.instance.objectNode();
    for (var i = 0; i < header.size(); i++) {
      var cell = row.getField(i).strip();
      if (WHOLE_NUMBERS.contains(header.get(i)) && cell.matches("[0-9]{1,18}")) {
        json.put(header.get(i), Long.parseLong(cell));
      } else if (!cell.isEmpty()) {
        json.put(header.get(i), cell);
      }
    }
    return json.toString();
  }
}
