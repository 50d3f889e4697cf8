package dev.weir.infra;

import dev.weir.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The CDK's context as a source of settings.
 *
 * <p>A value given with {@code -c key=value} is always text; one from {@code cdk.json} has a JSON
 * type. Both are accepted for every setting; an object or array is read as its JSON.
 */
final class ContextSource {

  private ContextSource() {}

  /**
   * Returns a reader of the context.
   *
   * @param values returns a key's value, or null if absent
   */
  static SettingsReader reader(Function<String, Object> values) {
    return new SettingsReader(
        (String key) -> Optional.ofNullable(values.apply(key)).map(ContextSource::text));
  }

  /**
   * Returns the keys that look like Weir's settings. The keys of the CDK and its tools contain a
   * colon, hyphen, slash or at sign.
   */
  static Set<String> ours(Set<String> keys) {
    var ours = new TreeSet<>(keys);
    ours.removeIf(key -> !key.matches("[A-Za-z][A-Za-z0-9_.]*"));
    return ours;
  }

  /** Converts a value of any type to text. */
  static String text(Object value) {
    return switch (value) {
      case Map<?, ?> object -> ContextJson.write(object);
      case List<?> array -> ContextJson.write(array);
      // The CDK's bridge may pass JSON's whole numbers as 1.0.
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e9 ->
          Integer.toString(number.intValue());
      default -> value.toString();
    };
  }
}
