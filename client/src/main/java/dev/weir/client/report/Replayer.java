package dev.weir.client.report;

import dev.weir.engine.ReplayResult;
import dev.weir.quarantine.QuarantinedObject;
import java.util.List;
import java.util.stream.Stream;

/** Replays what one bucket holds of one pipeline. */
interface Replayer extends AutoCloseable {

  /** What it replays, such as {@code requests}. */
  String unit();

  /** The objects that can still be replayed, or whose alerts can be published. */
  Stream<QuarantinedObject> objects(String prefix);

  /** Replays an object; to do it again changes nothing. */
  ReplayResult replay(QuarantinedObject object) throws InterruptedException;

  /** What a replay of it would come to. */
  ReplayResult rehearse(QuarantinedObject object);

  /** What must be said at the end, a line each. */
  List<String> notes();

  @Override
  void close();
}
