package dev.weir.alerts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The number of alerts of a rule, a minute and a lane that this instance has published
 * individually, for alerts that are not committed with the lane. Another instance of the function
 * counts separately.
 */
final class RecentFloods {

  private static final int MAX_REMEMBERED = 10_000;

  private final Map<String, Integer> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /** Whether the messages of a group are stored. */
  synchronized boolean isOpen(FloodGroup group) {
    return counts.containsKey(group.key());
  }

  /** Records that the messages of a group are stored. */
  synchronized void open(FloodGroup group) {
    counts.putIfAbsent(group.key(), 0);
  }

  /** Counts one more; returns whether it is still published individually. */
  synchronized boolean takesOneMore(FloodGroup group) {
    var place = group.lane() + "/" + group.rule() + "/" + group.minute();
    return counts.merge(place, 1, Integer::sum) <= FloodGroup.MAX_SINGLE_USERS;
  }
}
