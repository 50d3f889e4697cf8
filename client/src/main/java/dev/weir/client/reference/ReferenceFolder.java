package dev.weir.client.reference;

import dev.weir.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder of CSV files, with the problems found in them.
 *
 * @param problems receives them
 */
record ReferenceFolder(Path folder, SettingsReader problems) {

  static ReferenceFolder of(Path folder) {
    return new ReferenceFolder(folder, new SettingsReader(Map.of()));
  }

  /** Reads a file that must exist. */
  CsvTable table(String file, List<String> columns) {
    return CsvTable.read(folder.resolve(file), columns, false, problems);
  }

  /** Reads a file that must exist and may have further columns. */
  CsvTable wideTable(String file, List<String> columns) {
    return CsvTable.read(folder.resolve(file), columns, true, problems);
  }

  /** Reads a file that may be absent, which means no rows. */
  CsvTable optionalTable(String file, List<String> columns) {
    return Files.exists(folder.resolve(file)) ? table(file, columns) : CsvTable.empty(file);
  }
}
