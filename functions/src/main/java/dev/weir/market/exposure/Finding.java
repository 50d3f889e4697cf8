package dev.weir.market.exposure;

import java.util.List;

/**
 * A cause that was found.
 *
 * @param names the symbols, marks or venues concerned, in their order; may be empty
 */
public record Finding(Cause cause, Action action, List<String> names) {

  public Finding {
    names = List.copyOf(names);
  }
}
