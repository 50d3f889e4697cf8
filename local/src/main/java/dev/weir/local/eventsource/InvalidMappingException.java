package dev.weir.local.eventsource;

import java.util.List;

/**
 * An event source mapping has a setting that Lambda would refuse, or that is not supported here.
 */
public final class InvalidMappingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidMappingException(List<String> problems) {
    super("Event source mapping is not valid: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Lambda's refusal of a mapping whose stream does not exist. */
  static InvalidMappingException streamNotFound(String streamArn, RuntimeException cause) {
    var refusal = new InvalidMappingException(List.of("Stream not found: " + streamArn));
    refusal.initCause(cause);
    return refusal;
  }

  /** Returns every problem, each naming the setting. */
  public List<String> problems() {
    return problems;
  }
}
