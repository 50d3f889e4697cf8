package dev.weir.gate;

/**
 * Why a version of a contract is refused.
 *
 * @param file of the version, within its folder
 * @param field that it is about, or a message or type; empty where it is about the file
 * @param rule its name
 * @param remedy what would be allowed
 */
public record SchemaRefusal(String file, String field, String rule, String remedy) {

  /** One line for a person. */
  @Override
  public String toString() {
    return "%s: %s%s: %s".formatted(file, field.isEmpty() ? "" : field + ": ", rule, remedy);
  }
}
