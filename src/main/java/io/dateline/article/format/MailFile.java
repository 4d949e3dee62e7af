package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

/** Reads messages, {@code .eml} (RFC 5322, MIME) and {@code .mhtml} (RFC 2557), by Mime4j. */
public final class MailFile {

  /** So many parts of a message are read, those of forwarded ones among them. */
  private static final int MOST_PARTS = 200;

  private static final int DEEPEST = 8;
  private static final int LONGEST_HEADER = 200_000;
  private static final int MOST_FIELDS = 2_000;

  private MailFile() {}

  /**
   * Reads a message.
   *
   * @throws UnreadableException if it is none
   */
  public static Mail read(byte[] content) throws UnreadableException {
    MimeConfig config =
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxHeaderCount(MOST_FIELDS)
            .setMaxContentLen(-1)
            .build();
    MimeTokenStream stream = new MimeTokenStream(config, DecodeMonitor.SILENT, null);
    stream.parse(new ByteArrayInputStream(content));
    try {
      return new Reader(stream).read();
    } catch (IOException | MimeException | IllegalArgumentException e) {
      throw new UnreadableException(Fault.FORMAT, "a message was expected; its parts are broken");
    }
  }

  /** A message that is being read. */
  private static final class Open {
    private final Map<String, String> fields = new HashMap<>();
    private final List<Mail.Part> parts = new ArrayList<>();
  }

  private static final class Reader {

    private final MimeTokenStream stream;
    private final Deque<Open> open = new ArrayDeque<>();

    /** The fields of the part that is being read. */
    private final Map<String, String> part = new HashMap<>();

    private int bodies;
    private int skipped;
    private boolean isOfMessage;

    Reader(MimeTokenStream stream) {
      this.stream = stream;
    }

    Mail read() throws IOException, MimeException {
      Open outermost = new Open();
      open.push(outermost);
      isOfMessage = true;
      boolean isFirst = true;
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        switch (state) {
          case T_START_MESSAGE -> {
            if (!isFirst) {
              open.push(new Open());
            }
            isFirst = false;
            isOfMessage = true;
            part.clear();
          }
          case T_START_BODYPART -> {
            isOfMessage = false;
            part.clear();
          }
          case T_FIELD -> field(stream.getField());
          case T_BODY -> body(stream.getBodyDescriptor());
          case T_END_MESSAGE -> {
            if (open.size() > 1) {
              Open forwarded = open.pop();
              open.peek()
                  .parts
                  .add(new Mail.Forwarded(new Mail(forwarded.fields, forwarded.parts, 0)));
            }
          }
          default -> {}
        }
        if (open.size() > DEEPEST) {
          throw new MimeException("messages in messages");
        }
      }
      return new Mail(outermost.fields, outermost.parts, skipped);
    }

    private void field(Field field) {
      String name = field.getName().toLowerCase(Locale.ROOT);
      String value =
          DecoderUtil.decodeEncodedWords(
              String.valueOf(field.getBody()).replaceAll("\\s+", " ").strip(),
              DecodeMonitor.SILENT);
      part.putIfAbsent(name, String.valueOf(field.getBody()).strip());
      if (isOfMessage && open.peek() != null) {
        open.peek().fields.putIfAbsent(name, value);
      }
    }

    private void body(BodyDescriptor body) throws IOException {
      if (++bodies > MOST_PARTS) {
        skipped++;
        return;
      }
      byte[] content = stream.getDecodedInputStream().readAllBytes();
      Open message = open.peek();
      if (message != null) {
        message.parts.add(
            new Mail.Leaf(
                body.getMimeType().toLowerCase(Locale.ROOT),
                parameter("content-type", "charset"),
                name(),
                part.get("content-location"),
                content));
      }
    }

    /** The name of an attachment, which one without a name has too. */
    private @Nullable String name() {
      String named = parameter("content-disposition", "filename");
      String given = named == null ? parameter("content-type", "name") : named;
      boolean isAttached =
          part.getOrDefault("content-disposition", "")
              .toLowerCase(Locale.ROOT)
              .startsWith("attachment");
      return given != null
          ? DecoderUtil.decodeEncodedWords(given, DecodeMonitor.SILENT)
          : isAttached ? "" : null;
    }

    private @Nullable String parameter(String field, String name) {
      String body = part.get(field);
      if (body == null) {
        return null;
      }
      RawBody parsed = RawFieldParser.DEFAULT.parseRawBody(new RawField(field, body));
      MimeParameterMapping parameters = new MimeParameterMapping();
      for (NameValuePair pair : parsed.getParams()) {
        parameters.addParameter(pair.getName(), pair.getValue());
      }
      return parameters.get(name);
    }
  }
}
