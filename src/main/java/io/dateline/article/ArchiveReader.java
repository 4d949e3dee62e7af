package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import io.dateline.article.format.Capture;
import io.dateline.article.format.Mail;
import io.dateline.article.format.MailFile;
import io.dateline.article.format.MailboxFile;
import io.dateline.article.format.UnreadableException;
import io.dateline.article.format.WaczFile;
import io.dateline.article.format.WarcFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files that hold many: archives of the web, saved pages with all their parts, mail. */
final class ArchiveReader {

  /** The pages of an archive that are not news. */
  private static final Map<Kind, String> NO_ARTICLES =
      Map.of(
          Kind.EMPTY, "pages without an article's text",
          Kind.TIME, "pages without a date of publication");

  /** The largest collection that a file in gzip may become, in bytes: it needs room on the disk. */
  private static final long LARGEST_UNZIPPED = 400L << 20;

  private ArchiveReader() {}

  /** Reads a file. */
  static void read(Format format, Source source, InputStream content, Harvest harvest)
      throws IOException, ArticleException {
    try {
      switch (format) {
        case WARC -> {
          int records =
              WarcFile.read(
                  content, ArticleReader.LONGEST_ARTICLE, new Pages(format, source, harvest));
          if (records == 0) {
            throw new ArticleException(Kind.EMPTY, source.origin(), "there are no records in it");
          }
        }
        case WACZ ->
            WaczFile.read(
                content,
                Format.isZipped(source.key()) ? LARGEST_UNZIPPED : Long.MAX_VALUE,
                ArticleReader.LONGEST_ARTICLE,
                new Pages(format, source, harvest));
        case MHTML -> savedPage(source, whole(source, content), harvest);
        case MAIL -> new MailReader(harvest).read(source, whole(source, content));
        case MAILBOX -> mailbox(source, content, harvest);
        case HTML, TEXT, JSON, JSON_LINES, FEED, PDF, DOCX, ODT, MARKDOWN ->
            throw new IllegalArgumentException(format + " is no archive");
      }
    } catch (UnreadableException e) {
      throw DocumentReader.refusal(source.origin(), e);
    }
  }

  private static byte[] whole(Source source, InputStream content)
      throws IOException, ArticleException {
    return DocumentReader.bytes(content, DocumentReader.LARGEST_DOCUMENT, source);
  }

  /** Takes the pages of an archive of the web. */
  private record Pages(Format format, Source source, Harvest harvest) implements Capture.Taker {

    @Override
    public void page(Capture capture) {
      Source place = source.at(capture.number());
      harvest.takeIfArticle(
          place,
          Provenance.of(place, format, capture.content(), capture.captured(), capture.address()),
          NO_ARTICLES,
          () -> {
            var drafts =
                DocumentReader.drafts(
                    Format.HTML,
                    capture.content(),
                    capture.charset(),
                    capture.address(),
                    place.origin());
            drafts.forEach(draft -> draft.mayBeDatedByStorage = false);
            return drafts;
          });
    }

    @Override
    public void passOver(String kind) {
      harvest.passOver(kind);
    }

    @Override
    public void refuse(int number, UnreadableException refusal) {
      harvest.refuse(DocumentReader.refusal(source.at(number).origin(), refusal));
    }
  }

  /** A page that a browser saved with its pictures; the message's date is when. */
  private static void savedPage(Source source, byte[] content, Harvest harvest)
      throws UnreadableException, ArticleException {
    Mail mail = MailFile.read(content);
    Optional<Mail.Leaf> page =
        mail.parts().stream()
            .filter(Mail.Leaf.class::isInstance)
            .map(Mail.Leaf.class::cast)
            .filter(leaf -> leaf.type().contains("html"))
            .findFirst();
    if (page.isEmpty()) {
      throw new ArticleException(Kind.EMPTY, source.origin(), "there is no page in it");
    }
    Mail.Leaf leaf = page.get();
    String snapshot = Draft.webAddress(mail.field("snapshot-content-location"));
    String address = snapshot == null ? Draft.webAddress(leaf.location()) : snapshot;
    String date = mail.field("date");
    @Nullable Instant captured =
        date == null
            ? null
            : PublicationTime.parse(date).map(PublicationTime::instant).orElse(null);
    harvest.take(
        source,
        Provenance.of(source, Format.MHTML, content, captured, address),
        () -> {
          var drafts =
              DocumentReader.drafts(
                  Format.HTML, leaf.content(), leaf.charset(), address, source.origin());
          if (captured != null) {
            drafts.forEach(draft ->
                draft.standIn =
                    Draft.StandIn.of(
                        PublicationTime.of(captured),
                        "published-from-capture",
                        "no publication time was found; the time of its capture stands in for it"));
          }
          return drafts;
        });
  }

  private static void mailbox(Source source, InputStream content, Harvest harvest)
      throws IOException, ArticleException {
    int longest = DocumentReader.LARGEST_DOCUMENT;
    int messages =
        MailboxFile.read(
            content,
            longest,
            (number, message) -> {
              Source place = source.at(number);
              try {
                if (message.length > longest) {
                  throw new ArticleException(
                      Kind.TOO_LARGE, place.origin(), "longer than 64 MB, which no message is");
                }
                new MailReader(harvest).read(place, message);
              } catch (ArticleException e) {
                harvest.refuse(e);
              } catch (UnreadableException e) {
                harvest.refuse(DocumentReader.refusal(place.origin(), e));
              }
            });
    if (messages == 0) {
      throw new ArticleException(
          Kind.FORMAT,
          source.origin(),
          "a mailbox was expected: a line \"From \" before each message");
    }
  }
}
