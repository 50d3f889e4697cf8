package dev.weir.verification.accesslog;

import dev.weir.testkit.CrashError;
import dev.weir.testkit.Interleaving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One lane in as few lines as possible: numbered lines, items of minutes, and invocations that read
 * and commit. They are delivered again in other cuts, killed, given up and left to go on, lose
 * answers, and read a line's minute otherwise once another parser is deployed. A seed decides it
 * all.
 */
final class ModelledLane {

  private static final int LINES = 8;
  private static final int MAX_STEPS = 20_000;
  private static final int NONE = -1;

  /** What a commit depends on. */
  private record ModelledFence(int revision, int upTo, int open) {
    static final ModelledFence NEW = new ModelledFence(0, NONE, NONE);
  }

  private record MinuteItem(List<Integer> lines, Optional<ModelledFence> fence) {
    static final MinuteItem NEW = new MinuteItem(List.of(), Optional.empty());

    MinuteItem with(List<Integer> more, Optional<ModelledFence> now) {
      var all = new ArrayList<>(lines);
      all.addAll(more);
      return new MinuteItem(all, now);
    }
  }

  private final class ModelledInvocation {
    private final int first;
    private final int last;
    private final boolean readsOtherwise = isDeployedAnew;
    private boolean isKilled;
    private boolean isDone;

    ModelledInvocation(int first, int last) {
      this.first = first;
      this.last = last;
    }

    void run() {
      if (scheme == LaneScheme.EACH_MINUTE) {
        applyToEachMinute();
      } else {
        apply();
      }
      isDone = true;
    }

    private void step() {
      interleaving.step();
      if (isKilled) {
        throw new CrashError("killed");
      }
    }

    private Map<Integer, List<Integer>> byMinute(int from, int to) {
      var byMinute = new TreeMap<Integer, List<Integer>>();
      for (var line = from; line <= to; line++) {
        var minute = minutes[line] + (readsOtherwise ? shifts[line] : 0);
        byMinute.computeIfAbsent(Math.max(0, minute), _ -> new ArrayList<>()).add(line);
      }
      return byMinute;
    }

    private void apply() {
      var before = read();
      for (var from = first; from <= last; from = Math.max(first, before.upTo() + 1)) {
        if (before.upTo() >= from) {
          continue;
        }
        var to = from + random.nextInt(last - from + 1);
        before = commit(before, to, byMinute(from, to)).orElseGet(this::read);
      }
    }

    private ModelledFence read() {
      while (true) {
        step();
        if (scheme == LaneScheme.LANE_ITEM || lane.isEmpty()) {
          return lane.orElse(ModelledFence.NEW);
        }
        var open = lane.get().open();
        step();
        var found = item(open).fence();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }

    /** Empty where the answer is lost, or another one committed meanwhile. */
    private Optional<ModelledFence> commit(
        ModelledFence before, int to, Map<Integer, List<Integer>> more) {
      step();
      var open = more.keySet().stream().reduce(before.open(), Math::max);
      var after = new ModelledFence(before.revision() + 1, to, open);
      var puts = new HashMap<Integer, MinuteItem>();
      more.forEach((minute, lines) -> puts.put(minute, item(minute).with(lines, Optional.empty())));
      step();
      if (!stands(before)) {
        return Optional.empty();
      }
      if (scheme == LaneScheme.LANE_ITEM) {
        lane = Optional.of(after);
      } else {
        move(before, after, puts);
      }
      items.putAll(puts);
      return random.nextInt(7) == 0 ? Optional.empty() : Optional.of(after);
    }

    private boolean stands(ModelledFence before) {
      return (scheme == LaneScheme.LANE_ITEM || before.open() == NONE)
          ? lane.orElse(ModelledFence.NEW).equals(before)
          : item(before.open()).fence().equals(Optional.of(before));
    }

    private void move(ModelledFence before, ModelledFence after, Map<Integer, MinuteItem> puts) {
      if (before.open() != NONE && before.open() != after.open()) {
        var left =
            scheme == LaneScheme.OPEN_MINUTE
                ? Optional.<ModelledFence>empty()
                : Optional.of(before);
        put(before.open(), left, puts);
      }
      put(after.open(), Optional.of(after), puts);
      lane = Optional.of(after);
    }

    private void put(int minute, Optional<ModelledFence> fence, Map<Integer, MinuteItem> puts) {
      puts.put(minute, puts.getOrDefault(minute, item(minute)).with(List.of(), fence));
    }

    private void applyToEachMinute() {
      byMinute(first, last).forEach(this::applyToMinute);
    }

    private void applyToMinute(int minute, List<Integer> lines) {
      while (true) {
        step();
        var found = item(minute);
        var upTo = found.fence().map(ModelledFence::upTo).orElse(NONE);
        var left = lines.stream().filter(line -> line > upTo).toList();
        if (left.isEmpty()) {
          return;
        }
        step();
        if (item(minute).equals(found)) {
          var fence = new ModelledFence(0, left.getLast(), NONE);
          items.put(minute, found.with(left, Optional.of(fence)));
        }
      }
    }
  }

  private final LaneScheme scheme;
  private final SplittableRandom random;
  private final Interleaving interleaving;
  private final int[] minutes = new int[LINES];
  private final int[] shifts = new int[LINES];
  private final Map<Integer, MinuteItem> items = new HashMap<>();
  private Optional<ModelledFence> lane = Optional.empty();
  private boolean isDeployedAnew;

  ModelledLane(LaneScheme scheme, long seed) {
    this.scheme = scheme;
    random = new SplittableRandom(seed);
    interleaving = new Interleaving(random.split());
    var minute = 0;
    for (var line = 0; line < LINES; line++) {
      minute += random.nextInt(3) == 0 ? 1 : 0;
      minutes[line] = Math.max(0, minute - (random.nextInt(4) == 0 ? 1 : 0));
      shifts[line] = List.of(-1, 0, 0, 1).get(random.nextInt(4));
    }
  }

  private MinuteItem item(int minute) {
    return items.getOrDefault(minute, MinuteItem.NEW);
  }

  /** Whether in the end, and at each step of a lane with one fence, each line counts once. */
  boolean endsExact() {
    var confirmed = 0;
    ModelledInvocation current = null;
    var hasMore = true;
    for (var steps = 0; confirmed < LINES || hasMore; steps++) {
      if (steps == MAX_STEPS) {
        throw new IllegalStateException("The lane is held up");
      }
      isDeployedAnew |= random.nextInt(30) == 0;
      if (current == null && confirmed < LINES) {
        current = new ModelledInvocation(confirmed, confirmed + random.nextInt(LINES - confirmed));
        interleaving.start(current::run, _ -> {});
      } else if (current != null && random.nextInt(12) == 0) {
        current = null; // given up, and goes on
      } else if (current != null && random.nextInt(30) == 0) {
        current.isKilled = true;
        current = null;
      }
      hasMore = interleaving.advance();
      if (current != null && current.isDone) {
        confirmed = current.last + 1;
        current = null;
      }
      if (scheme != LaneScheme.EACH_MINUTE && !countsOnce(counted().size())) {
        return false;
      }
    }
    return countsOnce(LINES);
  }

  private boolean countsOnce(int lines) {
    return counted().equals(IntStream.range(0, lines).boxed().toList());
  }

  private List<Integer> counted() {
    return items.values().stream().flatMap(item -> item.lines().stream()).sorted().toList();
  }
}
