package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.Dateline;
import io.dateline.article.Note;
import io.dateline.article.PublicationTime;
import io.dateline.text.Language;
import io.dateline.text.Sentences;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import io.dateline.time.Directions;
import io.dateline.time.DocumentTime;
import io.dateline.time.Tagged;
import io.dateline.time.TimeTagger;
import io.dateline.time.Timex;
import io.dateline.time.ZoneBasis;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the dated events of an article: for each time on the calendar the event it belongs to, and
 * the article's own news by its dateline or publication.
 *
 * <p>The same article always gives the same reading. No state: one extractor serves all threads.
 */
public final class MentionExtractor {

  /** No news tells of more; what would be written for one article stays in bounds. */
  private static final int MOST_MENTIONS = 5_000;

  private static final Tagged NOTHING = new Tagged(List.of(), List.of());

  private final TimeTagger tagger = new TimeTagger();
  private final Gate gate;

  /** An extractor of what is fit to be shown. */
  public MentionExtractor() {
    this(Gate.FIT);
  }

  MentionExtractor(Gate gate) {
    this.gate = gate;
  }

  /**
   * The reading of an article of one sentence, for who has a moment before the first article comes:
   * grammar, words and the model of parts of speech are read for it, in less than half a second.
   */
  public static Reading sample() {
    String text = "The minister said that talks in Paris begin at noon on Friday.";
    Article sample =
        new Article(
            "sample",
            "sample",
            "sample",
            null,
            null,
            null,
            null,
            new PublicationTime(LocalDate.EPOCH, null, null),
            null,
            "en",
            text,
            List.of(new Span(0, text.length())),
            null,
            List.of(),
            List.of(),
            null);
    return new MentionExtractor().extract(sample);
  }

  /** When and where an article was written, as its relative times are read. */
  public static DocumentTime documentTime(Article article) {
    PublicationTime published = article.published();
    PublicationTime written = article.written();
    Dateline dateline = article.dateline();
    ZoneId zone = dateline != null ? dateline.zone() : null;
    ZoneBasis basis = zone == null ? null : ZoneBasis.DATELINE;
    if (zone == null && published.zone() != null && !isUtc(published.zone())) {
      zone = published.zone();
      basis = ZoneBasis.PUBLISHER;
    }
    return new DocumentTime(written.date(), written.time(), zone, basis);
  }

  /** Systems stamp UTC on what was written anywhere, so it tells nothing of the writer's clock. */
  private static boolean isUtc(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC);
  }

  /**
   * The time expressions of an article's body, in order. No sentence is parsed: whether a time is
   * past or ahead is told by the words near it.
   */
  public Tagged times(Article article) {
    if (!article.isEnglish()) {
      return other(article).map(reader -> reader.times(article)).orElse(NOTHING);
    }
    return tagger.tag(article.text(), sentences(article), documentTime(article));
  }

  /** The reader of an article that is not in English; empty where its language is not read. */
  private static Optional<StatementReader> other(Article article) {
    Language language = Language.of(article.language());
    return language.isRead() ? Optional.of(new StatementReader(language)) : Optional.empty();
  }

  /** The same as they are read for events: the tree of the sentence tells past from ahead. */
  public Tagged readTimes(Article article) {
    return article.isEnglish()
        ? times(article, sentences(article), new Analyses(article.text()))
        : times(article);
  }

  private Tagged times(Article article, List<Span> sentences, Analyses analyses) {
    Directions directions = new ParsedDirections(article.text(), analyses);
    return tagger.tag(article.text(), sentences, documentTime(article), directions);
  }

  /** The time expressions of its headline; spans index the headline. */
  public Tagged titleTimes(Article article) {
    if (!article.isEnglish()) {
      return other(article).map(reader -> reader.titleTimes(article)).orElse(NOTHING);
    }
    String title = article.title();
    return title == null
        ? NOTHING
        : tagger.tag(
            title, Sentences.split(title, new Span(0, title.length())), documentTime(article));
  }

  /** The sentences of the body; the dateline is one by itself. */
  private static List<Span> sentences(Article article) {
    Dateline dateline = article.dateline();
    List<Span> sentences = new ArrayList<>();
    for (Span paragraph : article.body()) {
      Span rest = paragraph;
      if (dateline != null && paragraph.contains(dateline.span())) {
        sentences.add(dateline.span());
        rest = new Span(dateline.span().end(), paragraph.end());
      }
      sentences.addAll(Sentences.split(article.text(), rest));
    }
    return sentences;
  }

  /**
   * Why the time at a place in an article's body belongs to its event, or to none; empty where no
   * time on the calendar stands there.
   *
   * @param offset in UTF-16 units of the text
   */
  public Optional<Explanation> explain(Article article, int offset) {
    if (!article.isEnglish()) {
      return Optional.empty();
    }
    Analyses analyses = new Analyses(article.text());
    List<Span> sentences = sentences(article);
    Quotes quotes = Quotes.of(article.text(), article.body());
    List<Timex> times = times(article, sentences, analyses).timexes();
    for (Span sentence : sentences) {
      boolean there = sentence.begin() <= offset && offset < sentence.end();
      List<Timex> here =
          there
              ? times.stream().filter(time -> sentence.contains(time.span())).toList()
              : List.of();
      if (here.isEmpty()) {
        continue;
      }
      for (Layout.Unit unit : Layout.units(article.text(), sentence, here)) {
        TimedSentence timed =
            TimedSentence.of(analyses.of(unit.span()), inside(unit, here), quotes);
        for (TimedSentence.Mark mark : timed.marks()) {
          Span words = mark.time().span();
          if (words.begin() <= offset && offset < words.end()) {
            return Optional.of(Explanation.of(article, timed, mark, candidates(article), gate));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** All events of an article, also those that are not fit to be shown. */
  static List<Candidate> candidates(Article article) {
    List<Candidate> candidates = new ArrayList<>();
    Gate all =
        (candidate, _) -> {
          candidates.add(candidate);
          return null;
        };
    new MentionExtractor(all).extract(article);
    return candidates;
  }

  /** All dated events of an article. */
  public Reading extract(Article article) {
    return article.isEnglish()
        ? extractParsed(article)
        : other(article).map(reader -> reader.extract(article)).orElseGet(() -> unread(article));
  }

  /** What is left of an article in a language that is not read: its own notes. */
  private static Reading unread(Article article) {
    return new Reading(
        article,
        Reading.contentHash(article),
        Reading.RULES,
        sentences(article),
        List.of(),
        List.of(),
        article.notes());
  }

  private Reading extractParsed(Article article) {
    List<Span> sentences = sentences(article);
    Analyses analyses = new Analyses(article.text());
    Tagged tagged = times(article, sentences, analyses);
    List<Timex> times = tagged.timexes();
    Names names = Names.of(article);
    Quotes quotes = Quotes.of(article.text(), article.body());
    String hash = Reading.contentHash(article);
    List<Mention> mentions = new ArrayList<>();
    List<Note> notes = notes(article, tagged);
    int next = 0;
    boolean lead = true;
    Scene scene = new Scene(article.written().date());
    int comments = Stamps.commentsBegin(article.text(), times);
    for (Span sentence : sentences) {
      if (sentence.end() > comments) {
        break;
      }
      if (mentions.size() >= MOST_MENTIONS) {
        notes.add(
            new Note(
                "too-many-events",
                "has more than %,d dated events; the later ones were left out"
                    .formatted(MOST_MENTIONS),
                sentence));
        break;
      }
      int first = next;
      while (next < times.size() && times.get(next).span().begin() < sentence.end()) {
        next++;
      }
      if (article.dateline() != null && sentence.equals(article.dateline().span())) {
        continue;
      }
      List<Timex> here = times.subList(first, next);
      for (Layout.Unit unit : Layout.units(article.text(), sentence, here)) {
        boolean prose = unit.kind() == Layout.Kind.PROSE;
        List<Timex> inside = inside(unit, here);
        if (isRead(unit, inside, scene)) {
          scene.enter(unit);
          TimedSentence timed = TimedSentence.of(analyses.of(unit.span()), inside, quotes);
          new SentenceReader(article, hash, names, scene, timed, sentence, gate)
              .read(unit, lead && prose, mentions);
        } else if (prose) {
          scene.skip(names.mayNamePerson(Tokens.split(article.text(), unit.span())));
        }
        lead &= !prose;
      }
      scene.next();
    }
    return new Reading(article, hash, Reading.RULES, sentences, times, mentions, notes);
  }

  private static List<Timex> inside(Layout.Unit unit, List<Timex> times) {
    return times.stream().filter(time -> unit.span().contains(time.span())).toList();
  }

  /** Only what tells a time, or can be the article's own news, is worth its parse. */
  private static boolean isRead(Layout.Unit unit, List<Timex> times, Scene scene) {
    return switch (unit.kind()) {
      case NOTHING -> false;
      case ENTRY -> true;
      case HEADING -> times.stream().anyMatch(Timex::isOnCalendar);
      case PROSE -> scene.isNews() || times.stream().anyMatch(Timex::isOnCalendar);
    };
  }

  private static List<Note> notes(Article article, Tagged tagged) {
    List<Note> notes = new ArrayList<>(article.notes());
    tagged
        .notes()
        .forEach(note -> notes.add(new Note(note.code().slug(), note.message(), note.span())));
    return notes;
  }
}
