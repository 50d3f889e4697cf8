package dev.weir.market.marks;

import dev.weir.market.marks.FeedState.LastTick;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The registers and gaps of a feed as bytes, deflated: a format byte, then the last ticks in their
 * order and the gaps, each with their number. About twenty bytes a register.
 */
final class FeedCodec {

  private static final int FORMAT = 2;

  // Before sessions had an order of their own: read, no longer written.
  private static final int WITHOUT_ORDER = 1;

  private FeedCodec() {}

  /** What of a feed is stored as bytes. */
  record Registers(Map<String, LastTick> last, List<FeedGap> gaps) {}

  /** How many bytes a register takes before it is deflated. */
  static int bytes(String name, LastTick tick) {
    // Two texts in ASCII, each with its length, and three longs.
    return 2 + name.length() + 2 + tick.session().length() + 24;
  }

  static byte[] write(FeedState state) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeByte(FORMAT);
      out.writeInt(state.last().size());
      for (var register : state.last().entrySet()) {
        out.writeUTF(register.getKey());
        out.writeUTF(register.getValue().session());
        out.writeLong(register.getValue().sequence());
        out.writeLong(register.getValue().sessionOrder());
        out.writeLong(register.getValue().suspect());
      }
      out.writeInt(state.gaps().size());
      for (var gap : state.gaps()) {
        write(gap, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static void write(FeedGap gap, DataOutputStream out) throws IOException {
    out.writeUTF(gap.name());
    out.writeUTF(gap.session());
    out.writeLong(gap.from());
    out.writeLong(gap.to());
    out.writeUTF(gap.seenAt().toString());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException if the bytes are of another format
   */
  static Registers read(byte[] bytes) {
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      var format = in.readByte();
      if (format != FORMAT && format != WITHOUT_ORDER) {
        throw new IllegalStateException("A feed is stored in a newer format: " + format);
      }
      var last = new LinkedHashMap<String, LastTick>();
      for (var left = in.readInt(); left > 0; left--) {
        var name = in.readUTF();
        var tick = new LastTick(in.readUTF(), in.readLong());
        last.put(
            name,
            format == WITHOUT_ORDER
                ? tick
                : new LastTick(in.readLong(), tick.session(), tick.sequence(), in.readLong()));
      }
      var gaps = new ArrayList<FeedGap>();
      for (var left = in.readInt(); left > 0; left--) {
        gaps.add(
            new FeedGap(
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                Instant.parse(in.readUTF())));
      }
      return new Registers(last, gaps);
    } catch (IOException e) {
      throw new IllegalStateException("A stored feed can't be read", e);
    }
  }
}
