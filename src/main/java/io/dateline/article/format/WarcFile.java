package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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

  /** The record that is being read, and the last whose page is cut short. */
  private int number;

  private int cutShort;

  /**
   * A reader, which counts the records of all archives that it is given.
   *
   * @param longest the longest page that is read, in bytes
   */
  WarcFile(int longest, Capture.Taker taker) {
    this.longest = longest;
    this.taker = taker;
  }

  /** The content of a record, as a reader receives it. */
  private interface Found extends Consumer<Capture.Taker> {}

  /**
   * Reads all records.
   *
   * @param in the archive; as a whole or record by record in gzip, as most are
   * @param longest the longest page that is read, in bytes
   * @return how many records there were
   * @throws IOException if the bytes cannot be had
   */
  public static int read(InputStream in, int longest, Capture.Taker taker) throws IOException {
    return new WarcFile(longest, taker).read(in);
  }

  /** Reads the records of one more archive; how many there were in all so far. */
  int read(InputStream in) throws IOException {
    Watched watched = new Watched(in);
    try (WarcReader reader = open(watched)) {
      boolean isMore = reader != null;
      while (reader != null && isMore) {
        // What the taker does with it may fail for reasons of its own, which are none of the file.
        Found found = next(reader, watched);
        isMore = found != null;
        if (found != null) {
          found.accept(taker);
        }
      }
    }
    return number;
  }

  private @Nullable WarcReader open(Watched in) throws IOException {
    try {
      WarcReader reader = new WarcReader(in);
      reader.setLenient(true);
      return reader;
    } catch (IOException | RuntimeException e) {
      in.rethrow();
      end();
      return null;
    }
  }

  /** The content of the next record; null if there is none, or none that can be found. */
  private @Nullable Found next(WarcReader reader, Watched in) throws IOException {
    Optional<WarcRecord> record;
    try {
      record = reader.next();
    } catch (IOException | RuntimeException e) {
      in.rethrow();
      end();
      return null;
    }
    if (record.isEmpty()) {
      return null;
    }
    number++;
    try {
      return look(record.get());
    } catch (ZipException | EOFException e) {
      in.rethrow();
      cutShort = number;
      return refused(Fault.FORMAT, "its page is cut short");
    } catch (ParsingException | IllegalArgumentException e) {
      in.rethrow();
      return refused(Fault.FORMAT, "its answer is no whole HTTP message");
    } catch (IOException | RuntimeException e) {
      in.rethrow();
      return refused(
          Fault.FORMAT,
          "it tells no address or time of its capture, or is packed in a way that is not read");
    }
  }

  /** Refuses the rest of a file in which the end of a record is lost. */
  private void end() {
    if (cutShort == 0 || cutShort < number) {
      refuse(Fault.FORMAT, "not a whole WARC from here; what stands before it was read");
    }
    number = Math.max(1, number);
  }

  /** Refuses the record that was read last, or what follows it. */
  void refuse(Fault fault, String problem) {
    taker.refuse(Math.max(1, number), new UnreadableException(fault, problem));
  }

  private Found refused(Fault fault, String problem) {
    int record = number;
    return taker -> taker.refuse(record, new UnreadableException(fault, problem));
  }

  private static Found passedOver(String kind) {
    return taker -> taker.passOver(kind);
  }

  private Found look(WarcRecord record) throws IOException {
    return switch (record) {
      case WarcResponse response when response.contentType().base().equals(MediaType.HTTP) -> {
        HttpResponse http = response.http();
        if (http.status() != OK) {
          yield passedOver("answers other than 200");
        }
        MediaType type = http.contentType();
        yield isPage(type) ? page(response, type, http.bodyDecoded()) : passedOver(kind(type));
      }
      case WarcResource resource -> {
        MediaType type = resource.payload().map(WarcPayload::type).orElse(resource.contentType());
        yield isPage(type) ? page(resource, type, resource.body()) : passedOver(kind(type));
      }
      case WarcRevisit _ -> passedOver("repeated captures");
      default -> _ -> {};
    };
  }

  private static boolean isPage(MediaType type) {
    return type.base().equals(MediaType.HTML) || type.base().equals(MediaType.XHTML);
  }

  private Found page(WarcTargetRecord record, MediaType type, MessageBody body) throws IOException {
    byte[] content = body.stream().readNBytes(longest + 1);
    if (content.length > longest) {
      return refused(
          Fault.TOO_LARGE, "longer than %d MB, which no page is".formatted(longest >> 20));
    }
    Capture capture =
        new Capture(
            number,
            Objects.requireNonNull(record.target()),
            Objects.requireNonNull(record.date()),
            charset(type),
            content);
    return taker -> taker.page(capture);
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
