package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.Note;
import io.dateline.place.Atlas;
import io.dateline.place.Place;
import io.dateline.text.Language;
import io.dateline.text.PlainSentences;
import io.dateline.text.Span;
import io.dateline.time.Basis;
import io.dateline.time.DocumentTime;
import io.dateline.time.LanguageTagger;
import io.dateline.time.RangeEnd;
import io.dateline.time.Tagged;
import io.dateline.time.Timex;
import io.dateline.time.ZoneBasis;
import io.dateline.time.grammar.Tense;
import io.dateline.time.lang.Clause;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles in the languages that have no parser: each sentence with a time on the calendar is
 * one mention, and so is a lead without one that tells what has happened, on the day of
 * publication.
 *
 * <p>Its title is the sentence, or the clauses of it around the time that fit a title; who takes
 * part is not worked out. Such mentions are marked {@link SentenceModel#SENTENCE}.
 */
final class StatementReader {

  private static final int MOST_MENTIONS = 5_000;

  /** An agency's line has no more characters. */
  private static final int LONGEST_LINE = 100;

  /** A sentence with fewer characters is a heading or a remark of the page. */
  private static final int SHORTEST_LEAD = 40;

  private static final String RULE = "sentence";

  /** "МОСКВА, 24 февраля. /ТАСС/.", "DAMAS, 24 fév (AFP) -", "دمشق-سانا": where and by whom. */
  private static final Pattern AGENCY_LINE =
      Pattern.compile(
          "^(?<place>\\p{L}[\\p{L}'\u2019. -]{1,30}?)"
              + "(?:[,،] ?[\\p{L}\\d ./]{3,24}?)?"
              + "(?:\\.? ?[(/]\\s?[\\p{L}\\d .,-]{2,30}\\s?[)/]\\.?(?: ?[-\u2013\u2014])?"
              + "| ?[-\u2013\u2014] ?(?:\\p{Lu}{2,12}|سانا|وكالات|واس|وام|قنا|كونا|بترا)"
              + "(?: ?[-\u2013\u2014:.])?)\\s+");

  private final Language language;
  private final LanguageTagger tagger;

  /** A reader of one language, which must be read. */
  StatementReader(Language language) {
    this.language = language;
    this.tagger = new LanguageTagger(language);
  }

  /** The time expressions of an article's body. */
  Tagged times(Article article) {
    return read(article, sentences(article)).tagged();
  }

  /** The time expressions of its headline; spans index the headline. */
  Tagged titleTimes(Article article) {
    String title = article.title();
    return title == null
        ? new Tagged(List.of(), List.of())
        : tagger
            .tag(
                title,
                PlainSentences.split(title, new Span(0, title.length()), language),
                documentTime(article))
            .tagged();
  }

  /** All dated events of an article that are fit to be shown. */
  Reading extract(Article article) {
    List<Span> sentences = sentences(article);
    LanguageTagger.Text text = read(article, sentences);
    String hash = Reading.contentHash(article);
    List<Note> notes = new ArrayList<>(article.notes());
    text.notes()
        .forEach(note -> notes.add(new Note(note.code().slug(), note.message(), note.span())));
    List<Mention> mentions = new ArrayList<>();
    for (Statement statement : statements(article, text)) {
      double likely = StatementFitness.likely(statement);
      Basis basis = StatementFitness.basis(statement, likely);
      if (basis != null && mentions.size() < MOST_MENTIONS) {
        mentions.add(mention(statement, hash, basis, (int) Math.round(100 * likely)));
      }
    }
    return new Reading(
        article, hash, Reading.RULES, sentences, text.tagged().timexes(), mentions, notes);
  }

  /** All statements of an article, also those that are not fit to be shown. */
  List<Statement> statements(Article article) {
    return statements(article, read(article, sentences(article)));
  }

  private List<Statement> statements(Article article, LanguageTagger.Text text) {
    Span line = agencyLine(article);
    List<String> surroundings = StatementTraits.of(article, text, line != null);
    List<Statement> statements = new ArrayList<>();
    boolean lead = true;
    for (int i = 0; i < text.sentences().size(); i++) {
      LanguageTagger.Sentence sentence = text.sentences().get(i);
      if (sentence.span().equals(line)) {
        continue;
      }
      int told = told(sentence);
      boolean opens = lead && sentence.span().length() >= SHORTEST_LEAD;
      boolean news =
          opens
              && sentence.tagged().stream().noneMatch(Timex::isOnCalendar)
              && sentence.clause().tellsPast()
              && !sentence.clause().namesYear(); // it is of that year and no news
      Span words = told >= 0 ? sentence.tagged().get(told).span() : head(sentence.span());
      StatementTitle title =
          told >= 0 || news ? StatementTitle.of(article.text(), sentence, words) : null;
      if (title != null) {
        statements.add(statement(article, text, i, told, title, surroundings));
      }
      lead &= !opens;
    }
    return statements;
  }

  private LanguageTagger.Text read(Article article, List<Span> sentences) {
    return tagger.tag(article.text(), sentences, documentTime(article));
  }

  /** When and where it was written; the place of the agency's line tells the zone. */
  private DocumentTime documentTime(Article article) {
    DocumentTime told = MentionExtractor.documentTime(article);
    Span line = agencyLine(article);
    ZoneId zone = line == null ? null : tagger.placeZone(article.text(), line);
    return zone == null || told.zoneBasis() == ZoneBasis.DATELINE
        ? told
        : new DocumentTime(told.date(), told.time(), zone, ZoneBasis.DATELINE);
  }

  /** The line of the agency with which the body opens, or null. */
  private static @Nullable Span agencyLine(Article article) {
    if (article.dateline() != null) {
      return article.dateline().span();
    }
    if (article.body().isEmpty()) {
      return null;
    }
    Span first = article.body().getFirst();
    int end = Math.min(first.end(), first.begin() + LONGEST_LINE);
    Matcher line = AGENCY_LINE.matcher(article.text().substring(first.begin(), end));
    return line.find()
        ? new Span(first.begin(), first.begin() + line.end()).trimmed(article.text())
        : null;
  }

  /** The sentences of the body; the agency's line is one by itself. */
  private List<Span> sentences(Article article) {
    Span line = agencyLine(article);
    List<Span> sentences = new ArrayList<>();
    for (Span paragraph : article.body()) {
      Span rest = paragraph;
      if (line != null && paragraph.contains(line)) {
        sentences.add(line);
        rest = new Span(line.end(), paragraph.end());
      }
      sentences.addAll(PlainSentences.split(article.text(), rest, language));
    }
    return sentences;
  }

  /** The time that dates a sentence: the finest of those on the calendar, the first of equals. */
  private static int told(LanguageTagger.Sentence sentence) {
    int best = -1;
    for (int i = 0; i < sentence.tagged().size(); i++) {
      Timex time = sentence.tagged().get(i);
      boolean finer =
          time.granularity() != null
              && (best < 0
                  || Objects.requireNonNull(sentence.tagged().get(best).granularity())
                      .isCoarserThan(time.granularity()));
      best = finer && time.rangeEnd() != RangeEnd.SECOND ? i : best;
    }
    return best;
  }

  /** What stands for the words of a time that none tell. */
  private static Span head(Span sentence) {
    return new Span(sentence.begin(), sentence.begin() + 1);
  }

  private static Statement statement(
      Article article,
      LanguageTagger.Text text,
      int number,
      int told,
      StatementTitle title,
      List<String> surroundings) {
    LanguageTagger.Sentence sentence = text.sentences().get(number);
    if (told < 0) {
      EventTime when = EventTimes.on(article.written().date(), Basis.PUBLISHED, "lead");
      return new Statement(
          article, text, number, told, false, when, Factuality.HAPPENED, "", title, surroundings);
    }
    Timex time = sentence.tagged().get(told);
    boolean ranges = time.rangeEnd() == RangeEnd.FIRST && told + 1 < sentence.tagged().size();
    EventTime when =
        EventTimes.stretch(article.text(), time, ranges ? sentence.tagged().get(told + 1) : null);
    String standing = sentence.clause().standing(sentence.places().get(told));
    boolean ahead =
        EventTimes.isAfterPublication(when, article) || isYetToday(article, sentence, told);
    Factuality factuality = factuality(standing, ahead);
    return new Statement(
        article, text, number, told, ranges, when, factuality, standing, title, surroundings);
  }

  /** Whether words tell something of the day of publication only as yet to come. */
  private static boolean isYetToday(Article article, LanguageTagger.Sentence sentence, int told) {
    Timex time = sentence.tagged().get(told);
    int place = sentence.places().get(told);
    Clause clause = sentence.clause();
    return time.value().equals(article.written().date().toString())
        && time.tense() == Tense.FUTURE
        && !clause.has("past", place);
  }

  /** What happened is told of the past, what is planned of times ahead, unless a word says else. */
  private static Factuality factuality(String standing, boolean ahead) {
    return switch (standing) {
      case "cancelled" -> Factuality.CANCELLED;
      case "not" -> Factuality.DENIED;
      case "maybe" -> Factuality.POSSIBLE;
      default -> ahead ? Factuality.PLANNED : Factuality.HAPPENED;
    };
  }

  private Mention mention(Statement statement, String hash, Basis basis, int fit) {
    Article article = statement.article();
    String text = article.text();
    EventTime when = statement.time().withBasis(basis);
    String standing = statement.standing();
    LanguageTagger.Sentence sentence = statement.sentence();
    StatementTitle title = statement.title();
    Span words = title.span();
    int end = words.begin();
    while (end < words.end() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    Span first = new Span(words.begin(), Math.max(end, words.begin() + 1));
    List<Place> places = places(sentence.clause());
    Span span = sentence.span();
    String factualityRule = standing.isEmpty() ? "time" : "cue-" + standing;
    return new Mention(
        MentionId.of(article, hash, span.begin(), when),
        article.timeline(),
        ArticleRef.of(article, places.stream().map(Place::country).distinct().toList()),
        when,
        new Occurrence(
            title.shown(text),
            new Trigger(first.of(text).toString(), first.begin(), first.end()),
            statement.factuality(),
            null,
            List.of(),
            places.stream().map(Place::name).toList()),
        new Quote(
            span.of(text).toString(),
            Quote.Part.TEXT,
            span.begin(),
            span.end(),
            article.page(span.begin()),
            language.tag()),
        SentenceModel.SENTENCE,
        new Rules(RULE, factualityRule, RULE, fit));
  }

  /** The places that a sentence names, the cities before the countries that they lie in. */
  private static List<Place> places(Clause clause) {
    TreeMap<Integer, Place> places = new TreeMap<>();
    List<String> names = clause.places();
    for (int i = 0; i < names.size(); i++) {
      Place place = place(names.get(i));
      if (place != null) {
        places.put(place.precision() == Place.Precision.COUNTRY ? names.size() + i : i, place);
      }
    }
    return List.copyOf(places.values());
  }

  /** The country of a code, or the largest city of the name that a zone is called after. */
  private static @Nullable Place place(String name) {
    int slash = name.lastIndexOf('/');
    if (slash < 0) {
      return Atlas.world().place(name);
    }
    String zone = name.substring(slash + 1).replace('_', ' ');
    Place largest = null;
    for (Place place : Atlas.world().named(zone)) {
      boolean larger =
          place.precision() == Place.Precision.CITY
              && (largest == null || Atlas.world().people(place) > Atlas.world().people(largest));
      largest = larger ? place : largest;
    }
    return largest;
  }
}
