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

  /** A title is a whole sentence where it has no more characters. */
  private static final int LONGEST_TITLE = 180;

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

  /** All dated events of an article. */
  Reading extract(Article article) {
    List<Span> sentences = sentences(article);
    LanguageTagger.Text text = read(article, sentences);
    String hash = Reading.contentHash(article);
    List<Note> notes = new ArrayList<>(article.notes());
    text.notes()
        .forEach(note -> notes.add(new Note(note.code().slug(), note.message(), note.span())));
    List<Mention> mentions = new ArrayList<>();
    Span line = agencyLine(article);
    boolean lead = true;
    for (LanguageTagger.Sentence sentence : text.sentences()) {
      if (mentions.size() >= MOST_MENTIONS || sentence.span().equals(line)) {
        continue;
      }
      int told = told(sentence);
      boolean opens = lead && sentence.span().length() >= SHORTEST_LEAD;
      if (told >= 0) {
        mentions.add(mention(article, hash, sentence, told));
      } else if (opens
          && sentence.tagged().stream().noneMatch(Timex::isOnCalendar)
          && sentence.clause().tellsPast()) {
        mentions.add(lead(article, hash, sentence));
      }
      lead &= !opens;
    }
    return new Reading(
        article, hash, Reading.RULES, sentences, text.tagged().timexes(), mentions, notes);
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

  private Mention mention(
      Article article, String hash, LanguageTagger.Sentence sentence, int told) {
    Timex time = sentence.tagged().get(told);
    boolean ranges = time.rangeEnd() == RangeEnd.FIRST && told + 1 < sentence.tagged().size();
    EventTime when =
        EventTimes.stretch(article.text(), time, ranges ? sentence.tagged().get(told + 1) : null);
    String standing = sentence.clause().standing(sentence.places().get(told));
    Factuality factuality = factuality(standing, EventTimes.isAfterPublication(when, article));
    return mention(article, hash, sentence, when, factuality, standing, time.span());
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

  private Mention lead(Article article, String hash, LanguageTagger.Sentence sentence) {
    EventTime when = EventTimes.on(article.written().date(), Basis.PUBLISHED, "lead");
    Span head = new Span(sentence.span().begin(), sentence.span().begin() + 1);
    return mention(article, hash, sentence, when, Factuality.HAPPENED, "", head);
  }

  private Mention mention(
      Article article,
      String hash,
      LanguageTagger.Sentence sentence,
      EventTime when,
      Factuality factuality,
      String standing,
      Span around) {
    String text = article.text();
    Span title = title(text, sentence, around);
    int end = title.begin();
    while (end < title.end() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    Span first = new Span(title.begin(), Math.max(end, title.begin() + 1));
    List<Place> places = places(sentence.clause());
    Span span = sentence.span();
    String factualityRule = standing.isEmpty() ? "time" : "cue-" + standing;
    return new Mention(
        MentionId.of(article, hash, span.begin(), when),
        article.timeline(),
        ArticleRef.of(article, places.stream().map(Place::country).distinct().toList()),
        when,
        new Occurrence(
            shown(title.of(text).toString()),
            new Trigger(first.of(text).toString(), first.begin(), first.end()),
            factuality,
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
        new Rules(RULE, factualityRule, RULE, null));
  }

  /** The clauses around a place that fit a title: as many before it as can be, then behind it. */
  private static Span title(String text, LanguageTagger.Sentence sentence, Span around) {
    List<Integer> begins = sentence.clause().clauseBegins();
    int last = sentence.span().end();
    if (sentence.span().length() <= LONGEST_TITLE || begins.isEmpty()) {
      return sentence.span();
    }
    int from = 0;
    while (from + 1 < begins.size() && begins.get(from + 1) <= around.begin()) {
      from++;
    }
    int to = from + 1;
    while (from > 0 && end(begins, to, last) - begins.get(from - 1) <= LONGEST_TITLE) {
      from--;
    }
    while (to < begins.size() && end(begins, to + 1, last) - begins.get(from) <= LONGEST_TITLE) {
      to++;
    }
    return new Span(begins.get(from), end(begins, to, last)).trimmed(text);
  }

  private static int end(List<Integer> begins, int clause, int last) {
    return clause < begins.size() ? begins.get(clause) : last;
  }

  /** Without the marks at its end; a clause that is too long is cut behind a word. */
  private static String shown(String title) {
    String line = title.replaceAll("\\s+", " ");
    int end = line.length();
    while (end > 1 && " .,;:-–—،؛。，、।".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end <= LONGEST_TITLE) {
      return line.substring(0, end);
    }
    int blank = line.lastIndexOf(' ', LONGEST_TITLE - 1);
    int cut = blank > LONGEST_TITLE / 2 ? blank : LONGEST_TITLE - 1;
    cut -= Character.isHighSurrogate(line.charAt(cut - 1)) ? 1 : 0;
    return line.substring(0, cut) + "…";
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
