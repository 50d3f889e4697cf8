package dev.weir.market.marks.decide;

import dev.weir.market.Rank;
import dev.weir.market.marks.decide.FeedState.LastTick;
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
 * order and the gaps, each preceded by their number. About twenty bytes per register.
 */
public final class FeedCodec {

  private static final int FORMAT = 3;

  // Without any epoch above 0; an earlier release reads it, too.
  private static final int WITHOUT_EPOCHS = 2;

  // Before sessions had a separate order: read, no longer written.
  private static final int WITHOUT_ORDER = 1;

  private static final int ORDER = 1;
  private static final int SUSPECT = 2;
  private static final int EPOCH = 4;

  private FeedCodec() {}

  /** The part of a feed that is stored as bytes. */
  public record Registers(Map<String, LastTick> last, List<FeedGap> gaps) {}

  /** Returns the size of a register before it is deflated, in bytes. */
  static int bytes(String name, LastTick tick) {
    // Two texts in ASCII, each with its length, a byte of flags, and one to four longs.
    return 2
        + name.length()
        + 2
        + tick.session().length()
        + 9
        + (hasOrder(tick) ? 8 : 0)
        + (tick.suspect() == 0 ? 0 : 8)
        + (tick.epoch() == 0 ? 0 : 8);
  }

  /** Whether the place of its session differs from the one in its name. */
  private static boolean hasOrder(LastTick tick) {
    return tick.sessionOrder() != Rank.orderOf(tick.session());
  }

  private static void write(LastTick tick, DataOutputStream out) throws IOException {
    out.writeUTF(tick.session());
    out.writeLong(tick.sequence());
    out.writeByte(
        (hasOrder(tick) ? ORDER : 0)
            | (tick.suspect() == 0 ? 0 : SUSPECT)
            | (tick.epoch() == 0 ? 0 : EPOCH));
    if (hasOrder(tick)) {
      out.writeLong(tick.sessionOrder());
    }
    if (tick.suspect() != 0) {
      out.writeLong(tick.suspect());
    }
    if (tick.epoch() != 0) {
      out.writeLong(tick.epoch());
    }
  }

  private static LastTick readTick(DataInputStream in) throws IOException {
    var session = in.readUTF();
    var sequence = in.readLong();
    var flags = in.readByte();
    var order = (flags & ORDER) == 0 ? Rank.orderOf(session) : in.readLong();
    var suspect = (flags & SUSPECT) == 0 ? 0 : in.readLong();
    var epoch = (flags & EPOCH) == 0 ? 0 : in.readLong();
    return new LastTick(order, session, epoch, sequence, suspect);
  }

  public static byte[] write(FeedState state) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      var format = hasEpochs(state) ? FORMAT : WITHOUT_EPOCHS;
      out.writeByte(format);
      out.writeInt(state.last().size());
      for (var register : state.last().entrySet()) {
        out.writeUTF(register.getKey());
        write(register.getValue(), out);
      }
      out.writeInt(state.gaps().size());
      for (var gap : state.gaps()) {
        write(gap, out);
        if (format == FORMAT) {
          out.writeLong(gap.epoch());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return bytes.toByteArray();
  }

  private static boolean hasEpochs(FeedState state) {
    return state.last().values().stream().anyMatch(tick -> tick.epoch() > 0)
        || state.gaps().stream().anyMatch(gap -> gap.epoch() > 0);
  }

  private static void write(FeedGap gap, DataOutputStream out) throws IOException {
    out.writeUTF(gap.name());
    out.writeUTF(gap.session());
    out.writeLong(gap.from());
    out.writeLong(gap.to());
    out.writeUTF(gap.seenAt().toString());
  }

  /**
   * Reads the format of {@link #write}.
   *
   * @throws IllegalStateException if the bytes have another format
   */
  public static Registers read(byte[] bytes) {
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      var format = in.readByte();
      if (format < WITHOUT_ORDER || format > FORMAT) {
        throw new IllegalStateException("A feed is stored in a newer format: " + format);
      }
      var last = new LinkedHashMap<String, LastTick>();
      for (var left = in.readInt(); left > 0; left--) {
        var name = in.readUTF();
        last.put(
            name,
            format == WITHOUT_ORDER ? new LastTick(in.readUTF(), in.readLong()) : readTick(in));
      }
      var gaps = new ArrayList<FeedGap>();
      for (var left = in.readInt(); left > 0; left--) {
        var gap =
            new FeedGap(
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                Instant.parse(in.readUTF()));
        gaps.add(format == FORMAT ? gap.in(in.readLong()) : gap);
      }
      return new Registers(last, gaps);
    } catch (IOException e) {
      throw new IllegalStateException("A stored feed can't be read", e);
    }
  }
}
