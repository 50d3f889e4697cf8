package dev.weir.cli;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** How a shell sets and removes a variable of its environment. */
enum ShellSyntax {
  /** sh, bash, zsh, dash, ksh. */
  SH(
      (name, value) -> "export %s='%s'".formatted(name, value.replace("'", "'\\''")),
      name -> "unset " + name),
  FISH(
      (name, value) ->
          "set -gx %s '%s'".formatted(name, value.replace("\\", "\\\\").replace("'", "\\'")),
      name -> "set -e " + name),
  POWERSHELL(
      (name, value) -> "$env:%s = '%s'".formatted(name, value.replace("'", "''")),
      name -> "$env:%s = $null".formatted(name));

  private final BinaryOperator<String> set;
  private final UnaryOperator<String> remove;

  ShellSyntax(BinaryOperator<String> set, UnaryOperator<String> remove) {
    this.set = set;
    this.remove = remove;
  }

  /** A line that sets a variable. */
  String set(String name, String value) {
    return set.apply(name, value);
  }

  /** Lines that remove variables. */
  List<String> remove(List<String> names) {
    return names.stream().map(remove).toList();
  }
}
