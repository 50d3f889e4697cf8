package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The marks of a portfolio as bytes, deflated: a format byte, their number, and of each symbol,
 * venue, session, sequence, price and time. About twenty bytes a mark.
 */
final class MarkCodec {

  private static final int FORMAT = 1;

  private MarkCodec() {}

  static byte[] write(Collection<Mark> marks) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeByte(FORMAT);
      out.writeInt(marks.size());
      for (var mark : marks) {
        write(mark, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static void write(Mark mark, DataOutputStream out) throws IOException {
    out.writeUTF(mark.symbol());
    out.writeUTF(mark.venue());
    out.writeUTF(mark.session());
    out.writeLong(mark.sequence());
    out.writeUTF(mark.price().toPlainString());
    var occurredAt = mark.occurredAt();
    out.writeLong(occurredAt.getEpochSecond());
    out.writeInt(occurredAt.getNano());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException if the bytes are of another format
   */
  static List<Mark> read(byte[] bytes) {
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      var format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException("Marks are stored in a newer format: " + format);
      }
      var count = in.readInt();
      var marks = new ArrayList<Mark>(count);
      for (var i = 0; i < count; i++) {
        marks.add(read(in));
      }
      return marks;
    } catch (IOException e) {
      throw new IllegalStateException("Stored marks can't be read", e);
    }
  }

  private static Mark read(DataInputStream in) throws IOException {
    return new Mark(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        new BigDecimal(in.readUTF()),
        Instant.ofEpochSecond(in.readLong(), in.readInt()));
  }
}
