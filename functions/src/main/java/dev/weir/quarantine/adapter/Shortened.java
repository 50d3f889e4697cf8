package dev.weir.quarantine.adapter;

import dev.weir.quarantine.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The part of rejected lines that is kept if the full object is refused: the first bytes of each,
 * up to 64 KB in total. Reason, place and number of the lines stay.
 */
final class Shortened {

  static final int MAX_BYTES = 64 << 10;

  private Shortened() {}

  static List<Rejected> of(List<Rejected> rejected) {
    var room = MAX_BYTES / Math.max(1, rejected.size());
    var shortened = new ArrayList<Rejected>();
    for (var one : rejected) {
      shortened.add(one.bytes().length <= room ? one : cut(one, room));
    }
    return shortened;
  }

  private static Rejected cut(Rejected whole, int length) {
    var note = String.format(Locale.ROOT, "cut from %d bytes", whole.bytes().length);
    return new Rejected(
        whole.reason(),
        whole.detail().isEmpty() ? note : whole.detail() + ", " + note,
        whole.sequenceNumber(),
        whole.arrivedAt(),
        whole.line(),
        whole.service(),
        Arrays.copyOf(whole.bytes(), length));
  }
}
