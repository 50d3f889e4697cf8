package dev.weir.samples;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The reference data of a {@link MarketSample}.
 *
 * @param fx the value of one unit of a currency in the base currency, which has 1
 * @param sessions of the venues with opening hours; other venues are always open
 */
public record MarketReference(
    List<MarketInstrument> instruments,
    Map<String, BigDecimal> fx,
    List<MarketPosition> positions,
    List<MarketLimits> limits,
    List<MarketSession> sessions) {

  /**
   * How far a price may move from one tick to the next, as a share: the crash is a fifth, and a
   * symbol that rarely ticks may take it in one step, however few ticks there are.
   */
  public static final BigDecimal COLLAR = new BigDecimal("0.5");

  public MarketReference {
    instruments = List.copyOf(instruments);
    fx = Map.copyOf(fx);
    positions = List.copyOf(positions);
    limits = List.copyOf(limits);
    sessions = List.copyOf(sessions);
  }

  /** Returns the files that {@code weir load reference} reads, by name. */
  public Map<String, String> files() {
    return new MarketFiles(this).all();
  }

  /**
   * Writes the files.
   *
   * @param directory created if it does not exist
   * @throws IOException if one can't be written
   */
  public void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (var file : files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
    }
  }
}
