package io.dateline.article;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Inflates gzip (RFC 1952), and stops where a little of it would become more than any news is. */
final class Inflater extends FilterInputStream {

  /** Thrown where the content inflates beyond reason. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long times) {
      super("it inflates to more than " + times + " times its size, which no text does");
    }
  }

  /** Text in gzip is a fifth of its size, and hardly ever less than a hundredth. */
  private static final int HIGHEST_RATIO = 300;

  private static final long FREE = 64L << 20;

  private final Counter packed;
  private long inflated;

  private Inflater(Counter packed) throws IOException {
    super(new GZIPInputStream(packed, 1 << 16));
    this.packed = packed;
  }

  static InputStream of(InputStream packed) throws IOException {
    return new Inflater(new Counter(packed));
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
    if (inflated > FREE && inflated > HIGHEST_RATIO * packed.count) {
      throw new TooLargeException(HIGHEST_RATIO);
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
