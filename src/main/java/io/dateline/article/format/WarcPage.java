package io.dateline.article.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** Writes a page that was fetched as an archive of one record, which {@link WarcFile} reads. */
public final class WarcPage {

  private WarcPage() {}

  /**
   * An archive in gzip; the same page gives the same bytes.
   *
   * @param address where it was found, after all redirects
   * @param captured when
   * @param type its media type, as the server said it
   * @param content its bytes, unpacked
   */
  public static byte[] write(URI address, Instant captured, String type, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
    try (WarcWriter writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
      HttpResponse answer =
          new HttpResponse.Builder(200, "OK").body(MediaType.parseLeniently(type), content).build();
      String name = address + " " + captured;
      writer.write(
          new WarcResponse.Builder(address)
              .recordId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
              .date(captured)
              .body(answer)
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
