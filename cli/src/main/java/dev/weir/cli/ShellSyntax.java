package dev.weir.cli;

import java.util.List;

/** A shell's syntax for setting and removing environment variables. */
enum ShellSyntax {
  /** sh, bash, zsh, dash, ksh. */
  SH,
  FISH,
  POWERSHELL;

  /** Returns a line that sets a variable. */
  String set(String name, String value) {
    return switch (this) {
      case SH -> "export %s='%s'".formatted(name, value.replace("'", "'\\''"));
      case FISH ->
          "set -gx %s '%s'".formatted(name, value.replace("\\", "\\\\").replace("'", "\\'"));
      case POWERSHELL -> "$env:%s = '%s'".formatted(name, value.replace("'", "''"));
    };
  }

  /** Returns lines that remove variables. */
  List<String> remove(List<String> names) {
    return names.stream().map(this::remove).toList();
  }

  private String remove(String name) {
    return switch (this) {
      case SH -> "unset " + name;
      case FISH -> "set -e " + name;
      case POWERSHELL -> "$env:%s = $null".formatted(name);
    };
  }
}
