package dev.weir.events.transaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The approximate number of units of a currency per euro. Approximate on purpose: the table only
 * defines how much a large purchase is. Its file states date and source.
 */
public final class CurrencyRates {

  private static final String TABLE = "/fraud/currency-rates.csv";
  private static final CurrencyRates SHIPPED = new CurrencyRates(read());

  private final Map<String, BigDecimal> unitsPerEuro;

  private CurrencyRates(Map<String, BigDecimal> unitsPerEuro) {
    this.unitsPerEuro = unitsPerEuro;
  }

  /** Returns the table in this release. */
  public static CurrencyRates shipped() {
    return SHIPPED;
  }

  /** Returns the approximate amount in another currency; the same figure if the table lacks it. */
  public BigDecimal ofEuros(BigDecimal euros, Currency currency) {
    return euros.multiply(unitsPerEuro.getOrDefault(currency.getCurrencyCode(), BigDecimal.ONE));
  }

  private static Map<String, BigDecimal> read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                CurrencyRates.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", 2))
          .collect(
              Collectors.toUnmodifiableMap(cells -> cells[0], cells -> new BigDecimal(cells[1])));
    } catch (IOException e) {
      throw new UncheckedIOException("A resource of the jar is not readable " + TABLE, e);
    }
  }
}
