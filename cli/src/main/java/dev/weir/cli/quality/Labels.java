package dev.weir.cli.quality;

import dev.weir.client.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Labels of transactions: fraud, or not. They are kept in a CSV file of the user's, {@code
 * user,transaction,label}, quoted as in RFC 4180; of two lines about one transaction, the later one
 * counts.
 */
public final class Labels {

  static final String HEADER = "user,transaction,label";

  private final Map<Transaction, Boolean> labels = new HashMap<>();

  /** Returns no labels. */
  public static Labels none() {
    return new Labels();
  }

  /** A transaction of a user. */
  public record Transaction(String user, String id) {}

  /**
   * Reads a file.
   *
   * @throws CommandFault if it is not such a file, naming the line
   */
  public static Labels read(Path file) {
    try {
      return of(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new CommandFault(
          file + " can't be read: " + e.getMessage(),
          "Name a CSV file with the columns " + HEADER + "; weir label creates one.");
    }
  }

  static Labels of(String csv, String name) {
    var labels = new Labels();
    var rows = CsvText.rows(csv);
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (i == 0 && String.join(",", row).equals(HEADER)) {
        continue;
      }
      if (row.size() != 3 || !isLabel(row.get(2))) {
        throw new CommandFault(
            "%s is not a label file: row %d".formatted(name, i + 1),
            "Give rows of " + HEADER + ", where the label is fraud or ok.");
      }
      labels.labels.put(
          new Transaction(CsvText.value(row.get(0)), CsvText.value(row.get(1))),
          row.get(2).equals("fraud"));
    }
    return labels;
  }

  static boolean isLabel(String text) {
    return text.equals("fraud") || text.equals("ok");
  }

  /** Returns the labels: whether each transaction is fraud. */
  public Map<Transaction, Boolean> all() {
    return Map.copyOf(labels);
  }
}
