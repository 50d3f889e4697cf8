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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The marks of a portfolio as bytes, deflated: a format byte, their number, and of each symbol,
 * venue, session, sequence, price and time. About twenty bytes a mark.
 */
final class MarkCodec {

  /** What is left of an item's 400 KB by a decision of {@link DecisionJson#MOST_BYTES}. */
  static final int MOST_BYTES = 200_000;

  private static final int FORMAT = 1;

  private MarkCodec() {}

  /**
   * Writes the marks that are stored with a decision: all of them; or, where these are too many,
   * the latest of each symbol's venues, on which alone the figures rest. A mark that is left out
   * counts as news when it is read again.
   */
  static byte[] writeFitting(Collection<Mark> marks) {
    var all = write(marks);
    return all.length <= MOST_BYTES ? all : write(latest(marks));
  }

  private static Collection<Mark> latest(Collection<Mark> marks) {
    return marks.stream()
        .collect(
            Collectors.toMap(
                Mark::symbol,
                mark -> mark,
                BinaryOperator.maxBy(MarkBook.LATEST),
                LinkedHashMap::new))
        .values();
  }

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
