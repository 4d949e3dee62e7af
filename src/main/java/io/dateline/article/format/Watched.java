package io.dateline.article.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Distinguishes faults of the outside world from those that a reader finds in the bytes. */
final class Watched extends FilterInputStream {

  private @Nullable IOException fault;

  Watched(InputStream in) {
    super(in);
  }

  /** Throws what went wrong while the bytes were fetched. */
  void rethrow() throws IOException {
    if (fault != null) {
      throw fault;
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }

  @Override
  public void close() {
    // Closed by who opened it.
  }
}
