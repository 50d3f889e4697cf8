package dev.weir.cli.rules;

import dev.weir.client.CommandFault;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import dev.weir.transactions.rules.RuleSet;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a rule set's document from a file. */
public final class RuleFile {

  private RuleFile() {}

  /**
   * Reads a document.
   *
   * @param version of its rules
   * @throws CommandFault if it is unreadable or not a rule set, with all its problems
   */
  public static RuleSet read(String file, int version) {
    try {
      return RuleSet.parse(text(file), version);
    } catch (InvalidSettingsException e) {
      throw new CommandFault(
          file + " is not a rule set:" + SettingProblem.lines(e.problems()),
          "Fix these problems; docs/transactions.md lists every setting with its bounds.");
    }
  }

  static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (CharacterCodingException e) {
      throw new CommandFault(file + " is not UTF-8", "Save the file as UTF-8.");
    } catch (IOException e) {
      throw new CommandFault(file + " can't be read: " + e.getMessage(), "Name a readable file.");
    }
  }
}
