package dev.weir.cli;

import java.util.List;

/** How a shell sets and removes a variable of its environment. */
enum ShellSyntax {
  /** sh, bash, zsh, dash, ksh. */
  SH,
  FISH,
  POWERSHELL;

  /** A line that sets a variable. */
  String set(String name, String value) {
    return switch (this) {
      case SH -> "export %s='%s'".formatted(name, value.replace("'", "'\\''"));
      case FISH ->
          "set -gx %s '%s'".formatted(name, value.replace("\\", "\\\\").replace("'", "\\'"));
      case POWERSHELL -> "$env:%s = '%s'".formatted(name, value.replace("'", "''"));
    };
  }

  /** Lines that remove variables. */
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
