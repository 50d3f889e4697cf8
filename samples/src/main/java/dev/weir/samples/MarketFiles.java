package dev.weir.samples;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reference data as CSV: a header, then one line each; nothing in it needs quotes. */
record MarketFiles(MarketReference reference) {

  Map<String, String> all() {
    return new TreeMap<>(
        Map.of(
            "instruments.csv", instruments(),
            "fx.csv", fx(),
            "positions.csv", positions(),
            "limits.csv", limits(),
            "sessions.csv", sessions(),
            "collars.csv", collars()));
  }

  private String instruments() {
    var days = reference.instruments().getFirst().returns().size();
    var header =
        Stream.concat(
            Stream.of("symbol", "name", "asset_class", "currency", "multiplier"),
            IntStream.rangeClosed(1, days).mapToObj(day -> "r" + day));
    return csv(header.toList(), reference.instruments().stream().map(MarketFiles::cells));
  }

  private static List<String> cells(MarketInstrument of) {
    var cells = new ArrayList<String>();
    cells.addAll(List.of(of.symbol(), of.name(), of.assetClass(), of.currency()));
    cells.add(of.multiplier().toPlainString());
    of.returns().forEach(each -> cells.add(each.toPlainString()));
    return cells;
  }

  private String fx() {
    return csv(
        List.of("currency", "rate"),
        new TreeMap<>(reference.fx())
            .entrySet().stream()
                .map(each -> List.of(each.getKey(), each.getValue().toPlainString())));
  }

  private String positions() {
    return csv(
        List.of("portfolio", "symbol", "quantity", "average_cost"),
        reference.positions().stream()
            .map(
                each ->
                    List.of(
                        each.portfolio(),
                        each.symbol(),
                        each.quantity().toPlainString(),
                        each.averageCost().toPlainString())));
  }

  private String limits() {
    return csv(
        List.of(
            "portfolio",
            "gross",
            "net",
            "value_at_risk",
            "expected_shortfall",
            "single_name",
            "daily_loss"),
        reference.limits().stream()
            .map(
                each ->
                    List.of(
                        each.portfolio(),
                        cell(each.gross()),
                        cell(each.net()),
                        cell(each.valueAtRisk()),
                        cell(each.expectedShortfall()),
                        cell(each.singleName()),
                        cell(each.dailyLoss()))));
  }

  private static String cell(Optional<BigDecimal> limit) {
    return limit.map(BigDecimal::toPlainString).orElse("");
  }

  private static String collars() {
    return csv(
        List.of("symbol", "asset_class", "share", "amount", "below_zero"),
        Stream.of(List.of("", "", MarketReference.COLLAR.toPlainString(), "0", "no")));
  }

  private String sessions() {
    return csv(
        List.of("venue", "session", "opens_at", "closes_at"),
        reference.sessions().stream()
            .map(
                each ->
                    List.of(
                        each.venue(),
                        each.session(),
                        each.opensAt().toString(),
                        each.closesAt().toString())));
  }

  private static String csv(List<String> header, Stream<List<String>> lines) {
    var csv = new StringBuilder();
    Stream.concat(Stream.of(header), lines)
        .forEach(cells -> csv.append(String.join(",", cells)).append('\n'));
    return csv.toString();
  }
}
