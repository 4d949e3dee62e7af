package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import io.dateline.article.format.Mail;
import io.dateline.article.format.MailFile;
import io.dateline.article.format.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages: the text of each, a newsletter or a forwarded article, and what is attached to
 * it, each an article of its own.
 */
final class MailReader {

  /** "Fwd:", "Re:" and the like before a subject. */
  private static final Pattern PASSED_ON =
      Pattern.compile(
          "^(?:(?:fwd?|re|aw|wg|tr|rv|i)(?:\\[\\d+])?+: ?+)++", Pattern.CASE_INSENSITIVE);

  /** "Fwd:" and the like, without "Re:". */
  private static final Pattern FORWARD =
      Pattern.compile("(?:fwd?|wg|tr|rv|i)(?:\\[\\d+])?+:", Pattern.CASE_INSENSITIVE);

  /**
   * The lines that programs write above a forwarded article: a rule, then fields to a blank line.
   */
  private static final Pattern FORWARDED =
      Pattern.compile("(?m)^(?:-{5,} ?[\\p{L} ]+-{5,}|Begin forwarded message:)[ \\t]*\\R+");

  private static final Pattern FIELD = Pattern.compile("\\*?(\\p{L}+):\\*? *(.+)");

  private static final Pattern QUOTED = Pattern.compile("^(?:> ?+)++");

  private static final Pattern SIGNATURE = Pattern.compile("(?m)^-- $");

  /** A line as long as this goes on in the next; in characters. */
  private static final int FULL_LINE = 55;

  /** So many fields stand at most above what was forwarded. */
  private static final int MOST_FIELDS = 12;

  /** Among so many paragraphs the line of publication of an article is looked for. */
  private static final int REACH = 6;

  private static final int DEEPEST = 5;
  private static final String NO_TEXT = "messages without a text";

  /** The formats of attachments by media type, for those whose names do not show it. */
  private static final Map<String, Format> TYPES =
      Map.of(
          "text/html", Format.HTML,
          "application/xhtml+xml", Format.HTML,
          "text/plain", Format.TEXT,
          "text/markdown", Format.MARKDOWN,
          "application/pdf", Format.PDF,
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Format.DOCX,
          "application/vnd.oasis.opendocument.text", Format.ODT);

  private final Harvest harvest;
  private int parts;

  MailReader(Harvest harvest) {
    this.harvest = harvest;
  }

  /** Reads a message and all that is in it. */
  void read(Source source, byte[] content) throws UnreadableException, ArticleException {
    read(MailFile.read(content), source, source, content, 0);
  }

  /**
   * Reads a message.
   *
   * @param place where it is
   * @param whole where the outermost message is, by which parts are numbered
   */
  private void read(Mail mail, Source place, Source whole, byte[] content, int depth) {
    if (depth > DEEPEST) {
      harvest.refuse(
          new ArticleException(Kind.TOO_LARGE, place.origin(), "a message in too many messages"));
      return;
    }
    if (mail.field("from") == null && mail.field("date") == null) {
      harvest.refuse(
          new ArticleException(
              Kind.FORMAT, place.origin(), "a message was expected; it has no From and no Date"));
      return;
    }
    List<Mail.Leaf> own =
        leaves(mail).stream()
            .filter(leaf -> leaf.name() == null)
            .filter(MailReader::isText)
            .toList();
    if (own.stream().anyMatch(leaf -> leaf.content().length > 0)) {
      harvest.takeIfArticle(
          place,
          Provenance.of(place, Format.MAIL, content),
          own.size() == mail.parts().size() ? Map.of() : Map.of(Kind.EMPTY, NO_TEXT),
          () -> List.of(message(mail, own, place.origin())));
    } else {
      harvest.passOver(NO_TEXT);
    }
    for (Mail.Part part : mail.parts()) {
      switch (part) {
        case Mail.Forwarded(Mail forwarded) ->
            read(forwarded, whole.at(++parts), whole, content, depth + 1);
        case Mail.Leaf leaf -> {
          if (!own.contains(leaf)) {
            attached(leaf, mail, whole, depth);
          }
        }
      }
    }
    if (mail.skipped() > 0) {
      harvest.refuse(
          new ArticleException(
              Kind.TOO_LARGE,
              place.origin(),
              "has %,d more parts than are read of a message".formatted(mail.skipped())));
    }
  }

  private static List<Mail.Leaf> leaves(Mail mail) {
    return mail.parts().stream()
        .filter(Mail.Leaf.class::isInstance)
        .map(Mail.Leaf.class::cast)
        .toList();
  }

  private static boolean isText(Mail.Leaf leaf) {
    return leaf.type().equals("text/plain") || leaf.type().equals("text/html");
  }

  /** The article that a message is: its HTML, or where that is none its plain text. */
  private static Draft message(Mail mail, List<Mail.Leaf> texts, String origin)
      throws ArticleException {
    Draft draft = null;
    for (Mail.Leaf leaf : texts) {
      boolean isHtml = leaf.type().equals("text/html");
      if (leaf.content().length > 0 && (draft == null || draft.body.isEmpty() || isHtml)) {
        String text = DocumentReader.text(leaf.content(), isHtml, leaf.charset(), origin);
        Draft other = isHtml ? HtmlReader.read(text, null, origin) : plain(text);
        draft = draft == null || !other.body.isEmpty() ? other : draft;
      }
    }
    Draft found = Objects.requireNonNull(draft);
    String subject = mail.field("subject");
    String archived = mail.field("archived-at");
    found.title =
        found.title != null && !texts.getFirst().type().equals("text/html")
            ? found.title
            : subject == null ? found.title : PASSED_ON.matcher(subject).replaceFirst("");
    found.publisher = found.publisher == null ? mail.sender() : found.publisher;
    found.url =
        archived == null ? found.url : Draft.webAddress(archived.replace("<", "").replace(">", ""));
    found.id = found.url == null ? mail.field("message-id") : null;
    found.mayBeDatedByStorage = false;
    if (found.published == null || !isForwarded(mail, texts, found, origin)) {
      PublicationTime sent = date(mail, origin);
      found.published = sent == null ? found.published : sent;
    }
    return found;
  }

  /** Whether a message passes an article on: then dates in its text are that article's. */
  private static boolean isForwarded(Mail mail, List<Mail.Leaf> texts, Draft found, String origin)
      throws ArticleException {
    String subject = mail.field("subject");
    if ((subject != null && FORWARD.matcher(subject).lookingAt())
        || Forwarded.in(found.text) != null) {
      return true;
    }
    for (Mail.Leaf leaf : texts) {
      boolean isPlain = leaf.type().equals("text/plain") && leaf.content().length > 0;
      if (isPlain
          && Forwarded.in(DocumentReader.text(leaf.content(), false, leaf.charset(), origin))
              != null) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable PublicationTime date(Mail mail, String origin) throws ArticleException {
    String date = mail.field("date");
    Optional<PublicationTime> time = date == null ? Optional.empty() : PublicationTime.parse(date);
    if (date != null && time.isEmpty()) {
      throw PublicationTime.unreadable(origin, "its Date", date);
    }
    return time.orElse(null);
  }

  /** A plain text. A forwarded one begins below its fields, which describe it. */
  private static Draft plain(String text) {
    String whole = withoutSignature(text);
    Forwarded forwarded = Forwarded.in(whole);
    if (forwarded == null) {
      return TextReader.read(unwrapped(whole), REACH);
    }
    Draft draft = TextReader.read(unwrapped(forwarded.text()), REACH);
    draft.title = forwarded.title() == null ? draft.title : forwarded.title();
    draft.publisher = forwarded.sender();
    draft.published = draft.published == null ? forwarded.date() : draft.published;
    return draft;
  }

  /**
   * An article that was forwarded.
   *
   * @param text what stands below its fields
   */
  private record Forwarded(
      @Nullable String title,
      @Nullable String sender,
      @Nullable PublicationTime date,
      String text) {

    /** The first in a text; null where none is: a rule alone parts anything. */
    static @Nullable Forwarded in(String text) {
      Matcher rule = FORWARDED.matcher(text);
      while (rule.find()) {
        Forwarded forwarded = below(text.substring(rule.end()));
        if (forwarded != null) {
          return forwarded;
        }
      }
      return null;
    }

    private static @Nullable Forwarded below(String text) {
      int end = 0;
      int known = 0;
      String title = null;
      String sender = null;
      PublicationTime date = null;
      for (String line : text.lines().limit(MOST_FIELDS).toList()) {
        Matcher field = FIELD.matcher(line);
        if (!field.matches()) {
          break;
        }
        int next = text.indexOf('\n', end) + 1;
        end = next == 0 ? text.length() : next;
        String value = field.group(2);
        known++;
        switch (field.group(1)) {
          case "Subject", "Betreff", "Objet", "Asunto", "Oggetto", "Assunto" ->
              title = PASSED_ON.matcher(value).replaceFirst("");
          case "From", "Von", "De", "Da" ->
              sender = new Mail(Map.of("from", value), List.of(), 0).sender();
          case "Date", "Sent", "Datum", "Gesendet", "Fecha", "Data" ->
              date =
                  PublicationTime.parse(value).or(() -> PublicationLine.sure(value)).orElse(null);
          default -> known--;
        }
      }
      return known < 2 ? null : new Forwarded(title, sender, date, text.substring(end));
    }
  }

  private static String withoutSignature(String text) {
    Matcher signature = SIGNATURE.matcher(text);
    return signature.find() ? text.substring(0, signature.start()) : text;
  }

  /** The paragraphs of a text whose lines were broken for a screen of eighty signs. */
  private static String unwrapped(String text) {
    StringBuilder plain = new StringBuilder();
    boolean isFull = false;
    for (String line : text.lines().toList()) {
      String words = QUOTED.matcher(line).replaceFirst("").strip();
      boolean goesOn = isFull && !words.isEmpty();
      plain.append(plain.isEmpty() ? "" : goesOn ? " " : "\n").append(words);
      isFull = words.length() >= FULL_LINE;
    }
    return plain.toString();
  }

  private void attached(Mail.Leaf leaf, Mail mail, Source whole, int depth) {
    String name = leaf.name() == null ? "" : leaf.name();
    Format format = Format.of(name).orElse(TYPES.get(leaf.type()));
    if (format == null) {
      harvest.passOver(leaf.type().startsWith("image/") ? "pictures" : "other attachments");
      return;
    }
    Source place = whole.at(++parts);
    switch (format) {
      case HTML, TEXT, PDF, DOCX, ODT, MARKDOWN -> {
        if (Format.isZipped(name)) {
          refuseArchive(place);
          return;
        }
        harvest.take(
            place,
            Provenance.of(place, format, leaf.content()),
            () -> attachment(format, leaf, mail, place.origin()));
      }
      case MAIL -> {
        try {
          read(MailFile.read(leaf.content()), place, whole, leaf.content(), depth + 1);
        } catch (UnreadableException e) {
          harvest.refuse(DocumentReader.refusal(place.origin(), e));
        }
      }
      case JSON, JSON_LINES, FEED, MAILBOX, MHTML, WARC, WACZ -> refuseArchive(place);
    }
  }

  private void refuseArchive(Source place) {
    harvest.refuse(
        new ArticleException(
            Kind.FORMAT,
            place.origin(),
            "an archive that is attached to a message is not read; save it by itself"));
  }

  /** A document without a date of its own is of the day on which it was sent. */
  private static List<Draft> attachment(Format format, Mail.Leaf leaf, Mail mail, String origin)
      throws ArticleException {
    List<Draft> drafts =
        DocumentReader.drafts(format, leaf.content(), leaf.charset(), null, origin);
    String date = mail.field("date");
    Optional<PublicationTime> sent = date == null ? Optional.empty() : PublicationTime.parse(date);
    for (Draft draft : drafts) {
      draft.mayBeDatedByStorage = false;
      if (sent.isPresent()) {
        draft.standIn =
            Draft.StandIn.of(
                sent.get(),
                "published-from-mail",
                "no publication time was found; the date of the message stands in for it");
      }
    }
    return drafts;
  }
}
