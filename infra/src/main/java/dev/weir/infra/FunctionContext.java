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
 * Maps context keys to a function's environment variables, and verifies that the function will
 * accept all values. The function defines their meaning, defaults and limits.
 */
final class FunctionContext {
  private final Map<String, String> variables;
  private final Function<Map<String, String>, ?> function;

  /**
   * Creates a mapping.
   *
   * @param variables context key to environment variable
   * @param function reads them as the function does, and throws {@link InvalidSettingsException}
   */
  FunctionContext(Map<String, String> variables, Function<Map<String, String>, ?> function) {
    this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    this.function = function;
  }

  /**
   * Returns the environment according to the context; absent settings have the function's defaults.
   *
   * @param given variables that the stack itself sets, which the function checks with the rest
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

  /** Uses the context's key, because editors of cdk.json never see the variable. */
  private SettingProblem inContext(SettingProblem problem) {
    return variables.entrySet().stream()
        .filter(setting -> isOf(setting.getValue(), problem))
        .findFirst()
        .map(
            setting ->
                problem.under(
                    setting.getKey() + problem.key().substring(setting.getValue().length())))
        .orElse(problem);
  }

  // A document's problem has the path in it after the variable.
  private static boolean isOf(String variable, SettingProblem problem) {
    return problem.key().equals(variable) || problem.key().startsWith(variable + ".");
  }
}
