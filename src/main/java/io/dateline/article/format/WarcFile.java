package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcPayload;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * Reads archives of the web, WARC (ISO 28500) and its forerunner ARC, by jwarc: record after
 * record, of which one is in memory at a time.
 */
public final class WarcFile {

  private static final int OK = 200;

  private final int longest;
  private final Capture.Taker taker;

  /** The record that is being read, and the last that was refused. */
  private int number;

  private int refused;

  private WarcFile(int longest, int before, Capture.Taker taker) {
    this.longest = longest;
    this.number = before;
    this.taker = taker;
  }

  /**
   * Reads all records.
   *
   * @param in the archive; as a whole or record by record in gzip, as most are
   * @param longest the longest page that is read, in bytes
   * @return how many records there were
   * @throws IOException if the bytes cannot be had
   */
  public static int read(InputStream in, int longest, Capture.Taker taker) throws IOException {
    return read(in, longest, 0, taker);
  }

  /** The same, counting on from the records of another archive. */
  static int read(InputStream in, int longest, int before, Capture.Taker taker) throws IOException {
    return new WarcFile(longest, before, taker).read(in);
  }

  private int read(InputStream in) throws IOException {
    Watched watched = new Watched(in);
    try (WarcReader reader = new WarcReader(watched)) {
      reader.setLenient(true);
      while (true) {
        Optional<WarcRecord> record = reader.next();
        if (record.isEmpty()) {
          return number;
        }
        number++;
        take(record.get());
      }
    } catch (IOException | RuntimeException e) {
      watched.rethrow();
      if (refused == 0 || refused < number) {
        // Where a record ends is not known any more.
        refuse(Fault.FORMAT, "not a whole WARC from here; what stands before it was read");
      }
      return Math.max(1, number);
    }
  }

  private void refuse(Fault fault, String problem) {
    refused = number;
    taker.refuse(Math.max(1, number), new UnreadableException(fault, problem));
  }

  private void take(WarcRecord record) throws IOException {
    switch (record) {
      case WarcResponse response when response.contentType().base().equals(MediaType.HTTP) ->
          take(response);
      case WarcResource resource -> {
        MediaType type = resource.payload().map(WarcPayload::type).orElse(resource.contentType());
        page(resource, type, resource.body());
      }
      case WarcRevisit _ -> taker.passOver("repeated captures");
      default -> {}
    }
  }

  private void take(WarcResponse response) throws IOException {
    try {
      HttpResponse http = response.http();
      if (http.status() == OK) {
        page(response, http.contentType(), http.bodyDecoded());
      } else {
        taker.passOver("answers other than 200");
      }
    } catch (ParsingException | IllegalArgumentException e) {
      refuse(Fault.FORMAT, "its answer is no whole HTTP message");
    }
  }

  private void page(WarcTargetRecord record, MediaType type, MessageBody body) throws IOException {
    if (!type.base().equals(MediaType.HTML) && !type.base().equals(MediaType.XHTML)) {
      taker.passOver(kind(type));
      return;
    }
    byte[] content;
    try {
      content = body.stream().readNBytes(longest + 1);
    } catch (ZipException | EOFException e) {
      refuse(Fault.FORMAT, "its page is cut short");
      return;
    }
    if (content.length > longest) {
      refuse(Fault.TOO_LARGE, "longer than %d MB, which no page is".formatted(longest >> 20));
    } else {
      taker.page(new Capture(number, record.target(), record.date(), charset(type), content));
    }
  }

  private static @Nullable String charset(MediaType type) {
    return type.parameters().get("charset");
  }

  private static String kind(MediaType type) {
    return switch (type.type().toLowerCase(Locale.ROOT)) {
      case "image" -> "pictures";
      case "audio", "video" -> "films and sounds";
      case "font" -> "fonts";
      default -> "other files than pages";
    };
  }
}
