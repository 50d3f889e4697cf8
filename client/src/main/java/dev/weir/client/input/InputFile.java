package dev.weir.client.input;

import dev.weir.client.CommandFault;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file named on the command line, plain or {@code .gz}, or {@code -} for standard input.
 *
 * @param text the name as given
 */
public record InputFile(String text) {

  private static final String STANDARD_INPUT = "-";

  /** Returns whether this is standard input, which can be read only once. */
  public boolean isStandardInput() {
    return text.equals(STANDARD_INPUT);
  }

  /** Returns the name for messages. */
  public String name() {
    return isStandardInput() ? "Standard input" : text;
  }

  /**
   * Opens the file, and inflates it if its name ends in {@code .gz}.
   *
   * @throws CommandFault if the file is missing, unreadable, or not gzip despite its name
   */
  public InputStream open() throws IOException {
    if (isStandardInput()) {
      return System.in;
    }
    var path = Path.of(text);
    if (!Files.exists(path)) {
      throw new CommandFault("No such file: " + path, "Name a file, or - for standard input.");
    }
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new CommandFault(
          path + " can't be read", "Name a readable file; check its permissions.");
    }
    var raw = new FileInputStream(path.toFile());
    return text.toLowerCase(Locale.ROOT).endsWith(".gz") ? inflated(raw) : raw;
  }

  private InputStream inflated(InputStream raw) throws IOException {
    try {
      return new GzipInput(new GZIPInputStream(raw), text);
    } catch (EOFException | ZipException e) {
      raw.close();
      throw new CommandFault(
          text + " ends in .gz but is not a gzip file",
          "Rename it, or pipe it into this command: cat FILE | weir ... -");
    }
  }
}
