package dev.weir.market;

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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The marks of a portfolio as bytes, deflated: a format byte, their number, and for each mark
 * symbol, venue, rank, price and time. About twenty bytes per mark.
 */
public final class MarkCodec {

  /** The rest of an item's 400 KB next to a decision of {@link DecisionJson#MAX_BYTES}. */
  public static final int MAX_BYTES = 200_000;

  private static final int FORMAT = 2;

  // Before marks had a rank: read, no longer written.
  private static final int WITHOUT_RANK = 1;

  private MarkCodec() {}

  /**
   * Writes the marks that are stored with a decision: all of them or, if these are too many, the
   * latest of each symbol's venues, which alone determine the figures. An omitted mark counts as
   * new when it is read again.
   */
  public static byte[] writeFitting(Collection<Mark> marks) {
    var all = write(marks);
    return all.length <= MAX_BYTES ? all : write(latest(marks));
  }

  private static final Comparator<Mark> PRICED_FIRST =
      Comparator.comparing((Mark mark) -> mark.price().isPresent()).thenComparing(Mark.LATEST);

  private static Collection<Mark> latest(Collection<Mark> marks) {
    return marks.stream()
        .collect(
            Collectors.toMap(
                Mark::symbol, mark -> mark, BinaryOperator.maxBy(PRICED_FIRST), LinkedHashMap::new))
        .values();
  }

  public static byte[] write(Collection<Mark> marks) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeByte(FORMAT);
      out.writeInt(marks.size());
      for (var mark : marks) {
        write(mark, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return bytes.toByteArray();
  }

  private static void write(Mark mark, DataOutputStream out) throws IOException {
    out.writeUTF(mark.symbol());
    out.writeUTF(mark.venue());
    var rank = mark.rank();
    out.writeLong(rank.generation());
    out.writeLong(rank.sessionOrder());
    out.writeUTF(rank.session());
    out.writeLong(rank.epoch());
    out.writeLong(rank.sequence());
    out.writeLong(rank.correction());
    out.writeUTF(mark.price().map(BigDecimal::toPlainString).orElse(""));
    var occurredAt = mark.occurredAt();
    out.writeLong(occurredAt.getEpochSecond());
    out.writeInt(occurredAt.getNano());
  }

  /**
   * Reads the format of {@link #write}.
   *
   * @throws IllegalStateException if the bytes have another format
   */
  public static List<Mark> read(byte[] bytes) {
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      var format = in.readByte();
      if (format != FORMAT && format != WITHOUT_RANK) {
        throw new IllegalStateException("Marks are stored in a newer format: " + format);
      }
      var count = in.readInt();
      var marks = new ArrayList<Mark>(count);
      for (var i = 0; i < count; i++) {
        marks.add(format == WITHOUT_RANK ? readWithoutRank(in) : read(in));
      }
      return marks;
    } catch (IOException e) {
      throw new IllegalStateException("Stored marks can't be read", e);
    }
  }

  private static Mark readWithoutRank(DataInputStream in) throws IOException {
    return new Mark(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        new BigDecimal(in.readUTF()),
        Instant.ofEpochSecond(in.readLong(), in.readInt()));
  }

  private static Mark read(DataInputStream in) throws IOException {
    return new Mark(
        in.readUTF(),
        in.readUTF(),
        new Rank(
            in.readLong(),
            in.readLong(),
            in.readUTF(),
            in.readLong(),
            in.readLong(),
            in.readLong()),
        Optional.of(in.readUTF()).filter(text -> !text.isEmpty()).map(BigDecimal::new),
        Instant.ofEpochSecond(in.readLong(), in.readInt()));
  }
}
