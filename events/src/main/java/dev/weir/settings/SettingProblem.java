package dev.weir.settings;

/**
 * A value that can't be used, with what to do about it.
 *
 * @param key of the setting, or the place of the value
 * @param value what was found there
 * @param remedy what would be accepted instead, as an instruction
 */
public record SettingProblem(String key, String value, String remedy) {

  /** The same problem under the name by which somebody else knows the setting. */
  public SettingProblem under(String otherKey) {
    return new SettingProblem(otherKey, value, remedy);
  }

  /** As a line for people. */
  @Override
  public String toString() {
    return key + " = " + value + ": " + remedy;
  }
}
