package dev.weir.local.eventsource;

import java.util.List;

/** An event source mapping asks for what Lambda would refuse, or for what is not done here. */
public final class InvalidMappingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidMappingException(List<String> problems) {
    super("Event source mapping is not valid: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem that was found, each naming the setting. */
  public List<String> problems() {
    return problems;
  }
}
