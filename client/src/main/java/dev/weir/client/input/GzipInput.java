package dev.weir.client.input;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The contents of a gzip file, with clear errors where the file is truncated or damaged. */
final class GzipInput extends FilterInputStream {

  private final String name;

  GzipInput(InputStream inflated, String name) {
    super(inflated);
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (EOFException e) {
      throw new IOException(
          "the gzip data of " + name + " ends early; was the file copied completely?", e);
    } catch (ZipException e) {
      throw new IOException("the gzip data of " + name + " is damaged: " + e.getMessage(), e);
    }
  }
}
