package dev.weir.cli.quality;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.weir.client.CommandFault;
import dev.weir.settings.SettingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels of transactions: fraud, or not. They are kept in a CSV file of the user's, {@code
 * user,transaction,label}, quoted as in RFC 4180; of two lines about one transaction, the later one
 * counts.
 */
public final class Labels {

  static final String HEADER = "user,transaction,label";

  private final Map<TransactionKey, Boolean> labels = new HashMap<>();

  /** Returns no labels. */
  public static Labels none() {
    return new Labels();
  }

  /** A transaction of a user. */
  public record TransactionKey(String user, String id) {}

  /**
   * Reads a file.
   *
   * @throws CommandFault if it is not such a file, naming every wrong line
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
    var problems = new ArrayList<SettingProblem>();
    try (var rows =
        CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(csv)) {
      rows.forEach(row -> labels.add(row, problems));
    } catch (CsvParseException | IOException e) {
      problems.add(new SettingProblem(name, "", "give CSV; this is not: " + e.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new CommandFault(
          name + " is not a label file:" + SettingProblem.lines(problems),
          "Give rows of " + HEADER + ", where the label is fraud or ok.");
    }
    return labels;
  }

  private void add(CsvRecord row, List<SettingProblem> problems) {
    var cells = row.getFields();
    var line = String.join(",", cells);
    if (row.getStartingLineNumber() == 1 && line.equals(HEADER)) {
      return;
    }
    if (cells.size() == 3 && isLabel(cells.get(2))) {
      labels.put(
          new TransactionKey(CsvText.value(cells.get(0)), CsvText.value(cells.get(1))),
          cells.get(2).equals("fraud"));
    } else {
      problems.add(
          new SettingProblem("line " + row.getStartingLineNumber(), line, "give " + HEADER));
    }
  }

  static boolean isLabel(String text) {
    return text.equals("fraud") || text.equals("ok");
  }

  /** Returns the labels: whether each transaction is fraud. */
  public Map<TransactionKey, Boolean> all() {
    return Map.copyOf(labels);
  }
}
