package dev.weir.verification.fakes;

import static dev.weir.verification.fakes.TableChanges.number;
import static dev.weir.verification.fakes.TableChanges.text;

import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.ReceivedMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The marks in memory: one table, seen alike from every Region. */
public final class FakeMarkTable {

  private final Map<String, ReceivedMark> marks = new TreeMap<>();
  private final List<ReceivedMark> history = new ArrayList<>();
  private final TableChanges changes;

  /** Without an item, and with a stream of two shards. */
  public FakeMarkTable() {
    this(2);
  }

  /** Without an item, and with a stream of so many shards. */
  public FakeMarkTable(int shards) {
    changes = new TableChanges(shards);
  }

  /** The table as it is reached from one Region. */
  public MarkStore from(Disturbance disturbance) {
    return new MarkStore() {
      @Override
      public boolean put(ReceivedMark mark) {
        return disturbance.around("put mark", () -> putNewer(mark));
      }

      @Override
      public List<Mark> all() {
        return disturbance.around("read marks", FakeMarkTable.this::all);
      }
    };
  }

  private boolean putNewer(ReceivedMark received) {
    var stored = marks.get(received.mark().name());
    if (stored != null && !received.mark().isNewerThan(stored.mark())) {
      return false;
    }
    overwrite(received);
    return true;
  }

  /** Writes whatever is there: for mistakes that are to be found. */
  public void overwrite(ReceivedMark received) {
    var mark = received.mark();
    marks.put(mark.name(), received);
    history.add(received);
    var image = new LinkedHashMap<String, String>();
    image.put("symbol", text(mark.symbol()));
    image.put("venue", text(mark.venue()));
    image.put("session", text(mark.session()));
    image.put("sequence", number(mark.sequence()));
    image.put("price", text(mark.price().toPlainString()));
    image.put("occurredAt", text(mark.occurredAt().toString()));
    image.put("arrivedAt", text(received.arrivedAt().toString()));
    changes.add(mark.symbol(), image);
  }

  /** Sets the items back to what they were after so many writes; the changes that were, stay. */
  public void restore(int writes) {
    marks.clear();
    history.subList(writes, history.size()).clear();
    history.forEach(was -> marks.put(was.mark().name(), was));
  }

  /** All marks, by name in order. */
  public List<Mark> all() {
    return marks.values().stream().map(ReceivedMark::mark).toList();
  }

  /** The stream of its changes. */
  public List<ShardRecords> changes() {
    return changes.shards();
  }
}
