package dev.weir.gate;

/**
 * The reason why a version of a contract is refused.
 *
 * @param file of the version, within its folder
 * @param field the field, message or type concerned; empty for the file as a whole
 * @param rule its name
 * @param remedy the allowed alternative
 */
public record SchemaRefusal(String file, String field, String rule, String remedy) {

  /** Returns one line for a person. */
  @Override
  public String toString() {
    return "%s: %s%s: %s".formatted(file, field.isEmpty() ? "" : field + ": ", rule, remedy);
  }
}
