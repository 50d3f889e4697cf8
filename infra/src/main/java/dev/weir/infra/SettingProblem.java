package dev.weir.infra;

/**
 * One thing that stands in the way of synthesis, with what to do about it.
 *
 * @param key the setting's context key, or the path that is missing
 * @param value what was found there
 * @param remedy what would be accepted instead, as an instruction
 */
record SettingProblem(String key, String value, String remedy) {
  @Override
  public String toString() {
    return key + " = " + value + ": " + remedy;
  }
}
