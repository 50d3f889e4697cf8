package dev.weir.client.report;

import dev.weir.engine.ReplayResult;
import dev.weir.quarantine.QuarantinedObject;
import java.util.List;
import java.util.stream.Stream;

/** Replays one pipeline's entries in a bucket. */
interface Replayer extends AutoCloseable {

  /** Returns the unit that is replayed, such as {@code requests}. */
  String unit();

  /** Returns the objects that can still be replayed, or whose alerts can be published. */
  Stream<QuarantinedObject> objects(String prefix);

  /** Replays an object. This is idempotent. */
  ReplayResult replay(QuarantinedObject object) throws InterruptedException;

  /** Returns the result that a replay would have. */
  ReplayResult rehearse(QuarantinedObject object);

  /** Returns the closing notes, as lines. */
  List<String> notes();

  @Override
  void close();
}
