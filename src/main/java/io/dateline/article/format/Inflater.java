package io.dateline.article.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Inflates gzip (RFC 1952), and stops where a little of it would become more than any news is. */
public final class Inflater extends FilterInputStream {

  /** Thrown where the content inflates beyond reason. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long times) {
      super("it inflates to more than " + times + " times its size, which no text does");
    }
  }

  /** Text in gzip is a fifth of its size, and hardly ever less than a hundredth. */
  private static final int HIGHEST_RATIO = 300;

  private static final int MOST_EMPTY = 100;
  private static final long FREE = 64L << 20;

  private final LongSupplier packed;
  private long inflated;

  private Inflater(InputStream content, LongSupplier packed) {
    super(content);
    this.packed = packed;
  }

  /** The content of a gzip file. */
  public static InputStream of(InputStream packed) throws IOException {
    Counter counter = new Counter(packed);
    return new Inflater(new Members(counter), () -> counter.count);
  }

  /** The content of a part of a zip file, which has so many bytes there. */
  static InputStream ofPart(InputStream content, long packed) {
    return new Inflater(content, () -> packed);
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int bytes) throws IOException {
    inflated += bytes;
    if (inflated > FREE && inflated > HIGHEST_RATIO * packed.getAsLong()) {
      throw new TooLargeException(HIGHEST_RATIO);
    }
  }

  /**
   * The members of a gzip file one after the other; the JDK goes through empty ones in recursion.
   */
  private static final class Members extends GZIPInputStream {
    private int depth;

    Members(InputStream packed) throws IOException {
      super(packed, 1 << 16);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (depth > MOST_EMPTY) {
        throw new ZipException("more than %,d empty members in a row".formatted(MOST_EMPTY));
      }
      depth++;
      try {
        return super.read(buffer, offset, length);
      } finally {
        depth--;
      }
    }
  }

  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
