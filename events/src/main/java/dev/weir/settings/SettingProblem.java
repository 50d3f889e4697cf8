package dev.weir.settings;

/**
 * An invalid value, with its remedy.
 *
 * @param key of the setting, or the place of the value
 * @param value the invalid value
 * @param remedy the accepted values, as an instruction
 */
public record SettingProblem(String key, String value, String remedy) {

  /** Returns the same problem under another name of the setting. */
  public SettingProblem under(String otherKey) {
    return new SettingProblem(otherKey, value, remedy);
  }

  /** Returns it as a line for people. */
  @Override
  public String toString() {
    return key + " = " + value + ": " + remedy;
  }
}
