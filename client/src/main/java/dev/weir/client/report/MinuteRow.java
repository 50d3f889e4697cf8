package dev.weir.client.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.OtherNames;
import dev.weir.accesslog.decide.ServiceCount;
import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.events.ForeignText;
import dev.weir.events.Minute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of {@code weir errors}: a service in a minute.
 *
 * @param names estimates how many services the row covers, if they are counted together
 */
public record MinuteRow(Minute minute, String service, ServiceCount count, OtherNames names) {

  private static final List<Counter> CLASSES =
      List.of(
          Counter.INFORMATIONAL,
          Counter.SUCCESSFUL,
          Counter.REDIRECTED,
          Counter.CLIENT_ERRORS,
          Counter.SERVER_ERRORS,
          Counter.OTHER);

  static final String CSV_HEADER =
      "minute,service,requests,errors,ratio,1xx,2xx,3xx,4xx,5xx,other,bytes,late,rejected";

  /** Returns the rows of some minutes, by minute and service. */
  public static List<MinuteRow> of(Map<Minute, MinuteCount> totals, String onlyService) {
    var rows = new ArrayList<MinuteRow>();
    totals.forEach(
        (minute, count) ->
            new TreeMap<>(count.services())
                .forEach(
                    (service, share) -> {
                      if (onlyService == null || onlyService.equals(service)) {
                        var names =
                            service.equals(MinuteCount.OTHER) ? count.others() : OtherNames.NONE;
                        rows.add(new MinuteRow(minute, service, share, names));
                      }
                    }));
    return rows;
  }

  /** Returns errors divided by requests, to six decimal places. */
  BigDecimal ratio() {
    var exact = BigDecimal.valueOf(count.ratio()).setScale(6, RoundingMode.HALF_UP);
    return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
  }

  /** Returns the service, and the number of services included. */
  String label() {
    return names.equals(OtherNames.NONE)
        ? service
        : "%s, %s%d names".formatted(service, names.isExact() ? "" : "about ", names.count());
  }

  /** Returns the row as a JSON object. */
  public String toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("minute", minute.start().toString());
    json.put("service", service);
    json.put("requests", count.requests());
    json.put("errors", count.errors());
    json.put("ratio", ratio());
    json.set("status", status());
    json.put("bytes", count.get(Counter.BYTES));
    json.put("late", count.get(Counter.LATE));
    json.put("rejected", count.get(Counter.REJECTED));
    if (!names.equals(OtherNames.NONE)) {
      json.put("names", names.count());
    }
    return json.toString();
  }

  private ObjectNode status() {
    var status = JsonNodeFactory.instance.objectNode();
    CLASSES.forEach(counter -> status.put(counter.text(), count.get(counter)));
    return status;
  }

  String toCsv() {
    var cells = new ArrayList<String>();
    cells.add(minute.start().toString());
    cells.add(quoted(ForeignText.csvCell(service)));
    cells.add(Long.toString(count.requests()));
    cells.add(Long.toString(count.errors()));
    cells.add(ratio().toPlainString());
    for (var counter : Counter.values()) {
      cells.add(Long.toString(count.get(counter)));
    }
    return String.join(",", cells);
  }

  // RFC 4180: a cell with a comma, quote or line end is quoted, and its quotes are doubled.
  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
