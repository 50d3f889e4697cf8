package dev.weir.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the events of one function instance. The bytes of each go into the same buffer, because
 * allocating megabytes for every event costs as much as reading them. Not thread-safe.
 */
public final class KinesisEvents {

  private static final int INITIAL_BYTES = 64 * 1024;

  private byte[] buffer = new byte[INITIAL_BYTES];

  /**
   * Reads an event like {@link KinesisBatch#read}; the batch remains valid when the next event is
   * read.
   *
   * @throws MalformedEventException if this is not such an event, or mixes shards or streams
   * @throws IOException if the stream can't be read
   */
  public KinesisBatch read(InputStream event) throws IOException {
    int length = fill(event); // may replace the buffer
    return new LambdaEventReader(buffer, length).read();
  }

  private int fill(InputStream event) throws IOException {
    int length = 0;
    while (true) {
      length += event.readNBytes(buffer, length, buffer.length - length);
      if (length < buffer.length) {
        return length;
      }
      buffer = Arrays.copyOf(buffer, 2 * length);
    }
  }
}
