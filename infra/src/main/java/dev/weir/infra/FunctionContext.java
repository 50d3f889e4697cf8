package dev.weir.infra;

import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import dev.weir.settings.SettingsReader;
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
  Map<String, String> environment(SettingsReader context, Map<String, String> given) {
    var environment = new TreeMap<>(given);
    variables.forEach(
        (key, variable) ->
            context.optional(key).ifPresent(value -> environment.put(variable, value)));
    check(context, environment);
    return environment;
  }

  private void check(SettingsReader context, Map<String, String> environment) {
    try {
      var _ = function.apply(environment);
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problem -> context.refuse(inContext(problem)));
    }
  }

  /** Under the context's key: whoever edits cdk.json never sees the variable. */
  private SettingProblem inContext(SettingProblem problem) {
    return variables.entrySet().stream()
        .filter(setting -> setting.getValue().equals(problem.key()))
        .findFirst()
        .map(setting -> problem.under(setting.getKey()))
        .orElse(problem);
  }
}
