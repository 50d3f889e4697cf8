package dev.weir.local.eventsource;

import java.time.Instant;

class FakeStreamTest extends StreamReaderContract {
  private Instant now = EventSourceFixture.START;
  private FakePolledStream stream;

  @Override
  StreamReader stream() {
    stream = new FakePolledStream(() -> now);
    return stream;
  }

  @Override
  String put(String key) {
    now = now.plusMillis(1);
    return stream.put(key);
  }

  @Override
  void split() {
    now = now.plusMillis(1);
    stream.reshard(now, "left", FakePolledStream.SHARD);
    stream.reshard(now, "right", FakePolledStream.SHARD);
  }
}
