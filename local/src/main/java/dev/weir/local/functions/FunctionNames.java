package dev.weir.local.functions;

import dev.weir.local.fault.LocalFault;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a function by a part of its long name. */
public final class FunctionNames {

  private FunctionNames() {}

  /**
   * Returns the one whose name is the text, or else the only one whose name contains it, ignoring
   * case.
   *
   * @param name the name of each
   * @throws LocalFault if none or several match; it lists the names
   */
  public static <T> T find(String text, Collection<T> functions, Function<T, String> name) {
    var exact = functions.stream().filter(one -> name.apply(one).equals(text)).toList();
    if (exact.size() == 1) {
      return exact.getFirst();
    }
    var part = text.toLowerCase(Locale.ROOT);
    var found =
        functions.stream()
            .filter(one -> name.apply(one).toLowerCase(Locale.ROOT).contains(part))
            .toList();
    return switch (found.size()) {
      case 1 -> found.getFirst();
      case 0 ->
          throw fault("No function is called " + text + ".", functions.stream().toList(), name);
      default -> throw fault("Several functions are called " + text + ".", found, name);
    };
  }

  private static <T> LocalFault fault(String what, List<T> choices, Function<T, String> name) {
    return new LocalFault(
        what,
        choices.stream()
            .map(name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ", "Name one of: ", ".")));
  }
}
