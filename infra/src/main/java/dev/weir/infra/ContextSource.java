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
 * <p>A value given with {@code -c key=value} is always text; one from {@code cdk.json} has JSON's
 * types. Both are accepted for every setting; an object or array is read as its JSON.
 */
final class ContextSource {

  private ContextSource() {}

  /**
   * A reader of the context.
   *
   * @param values gives a key's value, or null where there is none
   */
  static SettingsReader reader(Function<String, Object> values) {
    return new SettingsReader(
        (String key) -> Optional.ofNullable(values.apply(key)).map(ContextSource::text));
  }

  /**
   * The keys that look like a setting of ours. Those of the CDK and its tools have a colon, hyphen,
   * slash or at sign in them.
   */
  static Set<String> ours(Set<String> keys) {
    var ours = new TreeSet<>(keys);
    ours.removeIf(key -> !key.matches("[A-Za-z][A-Za-z0-9_.]*"));
    return ours;
  }

  /** A value as text, whatever type it has. */
  static String text(Object value) {
    return switch (value) {
      case Map<?, ?> object -> ContextJson.write(object);
      case List<?> array -> ContextJson.write(array);
      // JSON's whole numbers may come through the CDK's bridge as 1.0.
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e9 ->
          Integer.toString(number.intValue());
      default -> value.toString();
    };
  }
}
