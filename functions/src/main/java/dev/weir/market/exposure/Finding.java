package dev.weir.market.exposure;

import java.util.List;

/**
 * A cause that was found.
 *
 * @param names what it concerns: symbols, marks or venues, in their order; may be empty
 */
public record Finding(Cause cause, Action action, List<String> names) {

  public Finding {
    names = List.copyOf(names);
  }
}
