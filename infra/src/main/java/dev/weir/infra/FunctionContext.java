package dev.weir.infra;

import dev.weir.wiring.InvalidSettingsException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A function's own settings: which context key sets which environment variable, and that the
 * function will accept them all. Meaning, defaults and limits are the function's own.
 */
final class FunctionContext {
  private final Map<String, String> variables;
  private final Function<Map<String, String>, ?> function;

  /**
   * Says what the settings are.
   *
   * @param variables context key to environment variable
   * @param function reads them as the function does, and throws {@link InvalidSettingsException}
   */
  FunctionContext(Map<String, String> variables, Function<Map<String, String>, ?> function) {
    this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    this.function = function;
  }

  /**
   * The environment that the context asks for; what it leaves out has the function's default.
   *
   * @param given variables that the stack sets itself, which the function checks with the rest
   */
  Map<String, String> environment(ContextReader context, Map<String, String> given) {
    var environment = new TreeMap<>(given);
    variables.forEach(
        (key, variable) ->
            context.optional(key).ifPresent(value -> environment.put(variable, value)));
    check(context, environment);
    return environment;
  }

  private void check(ContextReader context, Map<String, String> environment) {
    try {
      var _ = function.apply(environment);
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problem -> refuse(context, environment, problem));
    }
  }

  /** Names the context's key instead of the variable, which whoever edits cdk.json never sees. */
  private void refuse(ContextReader context, Map<String, String> environment, String problem) {
    for (var entry : variables.entrySet()) {
      String value = environment.getOrDefault(entry.getValue(), "");
      if (problem.startsWith(entry.getValue())) {
        context.refuse(entry.getKey(), value, inContext(withoutSubject(problem, value)));
        return;
      }
    }
    context.refuse("(function settings)", "", inContext(problem));
  }

  private static String withoutSubject(String problem, String value) {
    return problem
        .replaceFirst("^[A-Z_]+( and [A-Z_]+)?", "")
        .replace("=" + value, "")
        // A value as the function understood it.
        .replaceFirst("^=\\S+", "")
        .replaceFirst("^[:\\s]+", "");
  }

  private String inContext(String problem) {
    String text = problem;
    for (var entry : variables.entrySet()) {
      text = text.replace(entry.getValue(), entry.getKey());
    }
    return text;
  }
}
