package io.dateline.timeline;

import io.dateline.event.ContentHash;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.event.Role;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Stems;
import io.dateline.text.Tokens;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a mention to tell whether another is of the same event: rules that keep two
 * apart whatever they share, and features that {@link LikenessModel} weighs.
 */
final class Likeness {

  /** Of the names of two articles, how many both must tell to be one story. */
  private static final double SAME_STORY = 0.1;

  /** Of the words that tell what was said, how many of the fewer must be shared. */
  private static final double SAME_STATEMENT = 0.4;

  /** Of the shorter title's words, how many the plan and its new day must share. */
  private static final double SAME_PLAN = 0.6;

  /** The same when one of the two times is coarser than the other. */
  private static final double SHARED_WHEN_COARSE = 0.75;

  private static final double SHARED_OF_BOTH_WHEN_COARSE = 0.3;

  /** What two sentences must share for days told by their publication alone to be one. */
  private static final double SAME_WORDING_ACROSS_MIDNIGHT = 0.4;

  /** The vaguest {@link #level}. */
  private static final int ASSUMED = 7;

  private static final Duration ACROSS_MIDNIGHT = Duration.ofHours(12);

  /** A plan is given another day within a year, or it is another plan. */
  private static final long FARTHEST_MOVE_IN_DAYS = 366;

  /** A week. */
  private static final double LONG_AFTER = 7;

  /** That of {@link Mention#ORDER}. */
  static final Comparator<Likeness> BY_PUBLICATION =
      Comparator.comparing((Likeness likeness) -> likeness.published)
          .thenComparing(likeness -> likeness.id);

  private final String id;
  private final long rank;
  private final long print;
  private final boolean isWritten;
  private final String sentence;
  private final int triggerBegin;
  private final Instant published;
  private final CalendarValue time;

  /** The moment of a time of day in a known zone. */
  private final @Nullable Instant moment;

  private final Basis basis;
  private final Factuality factuality;
  private final boolean moves;
  private final Parties parties;

  /** Stems of the title's words, and of those that tell more than who acts. */
  private final int[] words;

  private final int[] matter;

  /** Those of them that are not all over its article. */
  private final int[] own;

  /** What its trigger says. */
  private final Deed deed;

  /** Families and kinds of the title's words. */
  private final int[] topics;

  private final int[] topicKinds;

  /** What happens: the trigger's families, or the title's where the trigger's say little. */
  private final int[] deeds;

  /** What its sentence says. */
  private final Said said;

  private final int[] story;
  private final int[] who;
  private final int[] agents;
  private final int[] patients;
  private final int[] where;

  /** The language of its quote; null for English. */
  private final @Nullable String language;

  /** Of a quote that is not in English, its words cut short; else nothing. */
  private final int[] cut;

  /** What is called alike in all languages: places, and the zone that a clock names. */
  private final int[] commonNames;

  /** The words of all names and places. */
  private final int[] whoWords;

  private final int[] whereWords;
  private final int[] titleNames;

  /** The last names of people to whom it is done, or who speak. */
  private final int[] concerned;

  /**
   * @param mention the mention
   * @param article the article it stands in
   * @param told what its article tells of
   * @param terms the dictionary of all that it is compared with
   */
  Likeness(Mention mention, String article, Story told, Terms terms) {
    this.id = mention.id();
    this.rank = mix(id);
    this.print = Long.parseUnsignedLong(Decision.Anchor.print(mention), 16);
    this.isWritten = Written.is(mention);
    String quote = mention.quote().text();
    this.sentence =
        ContentHash.of(
            article, mention.quote().in().name(), Integer.toString(mention.quote().begin()), quote);
    this.triggerBegin = mention.event().trigger().begin();
    this.published = mention.article().published().instant();
    this.time = CalendarValue.parse(mention.time().value()).orElseThrow();
    this.basis = mention.time().basis();
    boolean isZoned = isMoment(time) && mention.time().zone() != null && !isOfContext();
    this.moment = isZoned ? mention.time().earliest() : null;
    this.factuality = mention.event().factuality();
    this.moves = Kinds.moves(mention);
    this.parties = Parties.of(mention);
    String title = mention.event().title();
    this.deed = terms.deed(mention.event().trigger().text());
    Set<String> titleFamilies = Kinds.of(title);
    this.topics = terms.of(titleFamilies);
    this.topicKinds = terms.ofKinds(titleFamilies);
    this.deeds =
        deed.telling().length == 0 ? terms.of(Kinds.telling(titleFamilies)) : deed.telling();
    this.said = told.said(quote, terms);
    this.words = terms.ofPhrase(title);
    this.language = mention.quote().language();
    this.cut = terms.of(Tongues.cut(quote, language));
    this.commonNames = terms.of(Tongues.commonNames(mention));
    this.story = told.names();
    this.who = names(mention, null, terms);
    this.agents = names(mention, Role.AGENT, terms);
    this.patients = names(mention, Role.PATIENT, terms);
    this.where =
        terms.of(
            mention.event().places().stream().map(place -> "@" + Lexicon.fold(place)).toList());
    this.whoWords =
        terms.ofPhrase(
            mention.event().participants().stream()
                .map(Participant::name)
                .collect(Collectors.joining(" ")));
    this.whereWords = terms.ofPhrase(String.join(" ", mention.event().places()));
    this.titleNames = titleNames(title, terms);
    this.concerned = concerned(mention, terms);
    this.matter = matter(mention, terms);
    this.own = Terms.without(matter, told.theme());
  }

  /**
   * The last names of those to whom it is done, or who speak, as far as the sentence has them stand
   * for themselves: "Tamm's house was searched" and "Tamm missiles were launched" are of no Tamm.
   */
  private int[] concerned(Mention mention, Terms terms) {
    String text = mention.quote().text();
    Tokens tokens = Tokens.split(text, new Span(0, text.length()));
    String trigger = mention.event().trigger().text();
    Set<String> names = new TreeSet<>();
    for (String person : parties.people(deed.isSpeech())) {
      for (int i = 0; i < tokens.size(); i++) {
        boolean isName = Lexicon.fold(tokens.string(i)).equals(person);
        if (isName && (i + 1 == tokens.size() || !goesOn(tokens, i + 1, trigger))) {
          names.add(person);
        }
      }
    }
    return terms.ofPhrase(String.join(" ", names));
  }

  /** Whether a word after a name makes it the name of something of his, or of a thing. */
  private boolean goesOn(Tokens tokens, int word, String trigger) {
    String text = tokens.string(word);
    boolean isNoun =
        !deed.isSpeech()
            && Character.isLowerCase(text.charAt(0))
            && !text.equals(trigger)
            && !Stems.contentWords(text).isEmpty();
    return isNoun || Lexicon.fold(text).equals("'s");
  }

  /** The names in a title; its first word has a capital whatever it is. */
  private static int[] titleNames(String title, Terms terms) {
    int first = title.indexOf(' ');
    return Story.names(first < 0 ? "" : title.substring(first), terms);
  }

  private static int[] names(Mention mention, @Nullable Role role, Terms terms) {
    return terms.of(
        mention.event().participants().stream()
            .filter(participant -> role == null || participant.role() == role)
            .map(participant -> "@" + Lexicon.fold(participant.name()))
            .toList());
  }

  /** The words of a title that tell more than who acts, and that somebody speaks. */
  private int[] matter(Mention mention, Terms terms) {
    int[] rest = words;
    for (Participant participant : mention.event().participants()) {
      rest = Terms.without(rest, terms.ofPhrase(participant.name()));
    }
    return deed.isSpeech()
        ? Terms.without(rest, terms.ofPhrase(mention.event().trigger().text()))
        : rest;
  }

  private static boolean isMoment(CalendarValue value) {
    return value.granularity() == Granularity.MINUTE || value.granularity() == Granularity.HOUR;
  }

  /** A number of an id that no order of arrival, publication or letters has to do with. */
  private static long mix(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }

  String id() {
    return id;
  }

  /** The language of its quote; null for English. */
  @Nullable String language() {
    return language;
  }

  /** Of a quote that is not in English, its words cut short; else nothing. */
  int[] cut() {
    return cut;
  }

  /** What is called alike in all languages: places, and the zone that a clock names. */
  int[] commonNames() {
    return commonNames;
  }

  /** The moment that it tells with its zone, or null. */
  @Nullable Instant moment() {
    return moment;
  }

  /** The print of its {@link Decision.Anchor}. */
  String print() {
    return HexFormat.of().toHexDigits(print);
  }

  /** Whether an editor wrote it. */
  boolean isWritten() {
    return isWritten;
  }

  /** Draws lots: see {@link Candidates}. */
  long rank() {
    return rank;
  }

  CalendarValue time() {
    return time;
  }

  Parties parties() {
    return parties;
  }

  /** Whether its time is longer than a day. */
  boolean isCoarse() {
    return time.granularity().isCoarserThan(Granularity.DAY);
  }

  /** Whether nothing but the day of publication tells its time. */
  boolean isAssumed() {
    return basis == Basis.ASSUMED;
  }

  /**
   * How vague its time is: 0 for a day and all that is finer, then the longer times, and last a day
   * that is only assumed. The vaguer joins the finer and never the other way round.
   */
  int level() {
    if (isAssumed()) {
      return ASSUMED;
    }
    return switch (time.granularity()) {
      case MINUTE, HOUR, DAY -> 0;
      case WEEK -> 1;
      case MONTH -> 2;
      case QUARTER -> 3;
      case YEAR -> 4;
      case DECADE -> 5;
      case CENTURY -> 6;
    };
  }

  /** Whether its day may be another elsewhere, or depends on when the story came out. */
  boolean mayBeOfNextDay() {
    return moment != null || (isDayOfPublication() && !isAssumed());
  }

  /** The stems of the quoted sentence's words. */
  int[] said() {
    return said.words();
  }

  /** The stems of the title's words. */
  int[] words() {
    return words;
  }

  /** The families of what happens. */
  int[] trigger() {
    return deed.families();
  }

  /** The kinds of what happens. */
  int[] triggerKinds() {
    return deed.kinds();
  }

  /** The families of the title's words. */
  int[] topics() {
    return topics;
  }

  /** Whether it tells that something is given another day. */
  boolean moves() {
    return moves;
  }

  /** Whether it tells of what was to come. */
  boolean isPlan() {
    return factuality == Factuality.PLANNED || factuality == Factuality.CANCELLED;
  }

  /** Whether nothing keeps two mentions from being of one event. Symmetric. */
  boolean mayBeOne(Likeness other) {
    return isTimeCompatible(other)
        && (isSameGrain(other) || isWordedAlike(other))
        && isNoOtherStatement(other)
        && knows(other)
        && other.knows(this)
        && (in(deed.families(), other.deed.families())
            ? parties.agree(other.parties)
            : parties.mayMeet(other.parties));
  }

  /** Whether two words of one sentence tell them: "the suit was filed", "filed the suit". */
  private boolean isOfSameSentence(Likeness other) {
    return triggerBegin != other.triggerBegin && sentence.equals(other.sentence);
  }

  /** What is said twice is one only where the same is said, whoever says it. */
  private boolean isNoOtherStatement(Likeness other) {
    return !deed.isSpeech()
        || !other.deed.isSpeech()
        || Terms.overlapOfSmaller(matter, other.matter) >= SAME_STATEMENT;
  }

  /**
   * Whether what is done to somebody of the other's, or said by him, may be what this tells without
   * a name: only where its sentence names him too.
   */
  private boolean knows(Likeness other) {
    return other.concerned.length == 0
        || in(other.concerned, said.words())
        || (deed.isSpeech() ? !parties.agents().isEmpty() : !parties.patients().isEmpty());
  }

  private boolean isSameGrain(Likeness other) {
    return time.granularity() == other.time.granularity() || !(isCoarse() || other.isCoarse());
  }

  /** Whether one tells the new day of what the other planned: "was postponed to 10 March". */
  boolean isMoveOf(Likeness other) {
    return (moves(other) || other.moves(this)) && parties.agree(other.parties);
  }

  private boolean moves(Likeness plan) {
    return moves
        && plan.isPlan()
        && !plan.published.isAfter(published)
        && Math.abs(Duration.between(plan.time.begin(), time.begin()).toDays())
            <= FARTHEST_MOVE_IN_DAYS
        && Terms.overlap(story, plan.story) >= SAME_STORY
        && Terms.common(matter, plan.matter) >= 2
        && Terms.overlapOfSmaller(matter, plan.matter) >= SAME_PLAN;
  }

  /** A coarser time tells little, so that the words must tell more. */
  private boolean isWordedAlike(Likeness other) {
    return Terms.overlapOfSmaller(topics, other.topics) >= SHARED_WHEN_COARSE
        && Terms.overlap(topics, other.topics) >= SHARED_OF_BOTH_WHEN_COARSE
        && Terms.common(topics, other.topics) >= 2;
  }

  /**
   * The finer time lies inside the coarser; two times of day are one moment, or the same clock in
   * the summer and the standard time of one place.
   */
  boolean isTimeCompatible(Likeness other) {
    if (moment != null && other.moment != null) {
      return moment.equals(other.moment)
          || (time.begin().equals(other.time.begin())
              && Duration.between(moment, other.moment).abs().equals(Duration.ofHours(1)));
    }
    return Fold.agree(time, other.time)
        || ((isOfContext() || other.isOfContext()) && isOfDayOf(other))
        || isAcrossMidnight(other);
  }

  /** Whether its clock is carried over from the text around: as likely that of the report. */
  private boolean isOfContext() {
    return basis == Basis.CONTEXT && isMoment(time);
  }

  private boolean isOfDayOf(Likeness other) {
    return !other.isCoarse() && time.begin().toLocalDate().equals(other.time.begin().toLocalDate());
  }

  /**
   * Two days that are told by nothing but when the stories came out, hours apart: one was filed
   * before midnight, or in another zone.
   */
  private boolean isAcrossMidnight(Likeness other) {
    return isDayOfPublication()
        && other.isDayOfPublication()
        && Math.abs(Duration.between(time.begin(), other.time.begin()).toDays()) == 1
        && Duration.between(published, other.published).abs().compareTo(ACROSS_MIDNIGHT) <= 0
        && Terms.overlap(said.words(), other.said.words()) >= SAME_WORDING_ACROSS_MIDNIGHT;
  }

  private boolean isDayOfPublication() {
    return time.granularity() == Granularity.DAY
        && (basis == Basis.PUBLISHED || basis == Basis.ASSUMED);
  }

  /** What {@link LikenessModel} weighs, each from 0 to 1. Symmetric. */
  float[] features(Likeness other) {
    Features features = new Features();
    boolean sameKinds = Terms.common(deed.kinds(), other.deed.kinds()) > 0;
    boolean sameTrigger = Terms.common(deed.families(), other.deed.families()) > 0;
    int telling = Math.min(deed.kinds().length, other.deed.kinds().length);
    // When.
    features.add(time.equals(other.time));
    features.add(isCoarse() || other.isCoarse());
    features.add(isDayOfPublication() && other.isDayOfPublication());
    features.add(isDayOfPublication() != other.isDayOfPublication());
    features.add(moment != null && moment.equals(other.moment));
    // What kind of happening, by the trigger.
    features.add(sameTrigger && telling > 0);
    features.add(sameTrigger && telling == 0);
    features.add(sameKinds && !sameTrigger);
    features.add(Terms.overlap(deed.stems(), other.deed.stems()));
    features.add(
        in(deed.beginnings(), other.deed.beginnings()) && !in(deed.stems(), other.deed.stems()));
    features.add(in(deed.unlisted(), other.deed.unlisted()));
    features.add(in(deed.stems(), other.said.words()) && in(other.deed.stems(), said.words()));
    features.add(telling > 0 && !sameKinds);
    features.add(telling == 0);
    features.add(deed.isSpeech() && other.deed.isSpeech());
    features.add(deed.isSpeech() != other.deed.isSpeech());
    features.add(in(deed.families(), other.topics) || in(other.deed.families(), topics));
    features.add(
        in(deed.families(), other.said.topics()) && in(other.deed.families(), said.topics()));
    features.add(in(deed.kinds(), other.topicKinds) || in(other.deed.kinds(), topicKinds));
    features.add(Terms.overlapOfSmaller(deeds, other.deeds));
    features.add(in(deeds, other.said.topics()) && in(other.deeds, said.topics()));
    features.add(in(deeds, other.said.topics()) != in(other.deeds, said.topics()));
    // The titles.
    Terms.Overlap titles = Terms.Overlap.of(words, other.words);
    features.addShares(titles);
    features.addShares(Terms.Overlap.of(matter, other.matter));
    features.add(Math.min(titles.common(), 5) / 5.0);
    features.addShares(Terms.Overlap.of(topics, other.topics));
    Terms.Overlap kindsOfTitles = Terms.Overlap.of(topicKinds, other.topicKinds);
    features.add(kindsOfTitles.ofEither());
    features.add(Math.min(kindsOfTitles.common(), 2) / 2.0);
    Terms.Overlap owns = Terms.Overlap.of(own, other.own);
    features.addShares(owns);
    features.add(Math.min(owns.common(), 3) / 3.0);
    features.add(owns.differ());
    features.add(words.length <= 1 || other.words.length <= 1);
    features.add(Math.min(Math.min(words.length, other.words.length), 8) / 8.0);
    features.add(Math.min(Math.max(words.length, other.words.length), 12) / 12.0);
    // Who and where.
    features.addWhether(Terms.Overlap.of(agents, other.agents));
    features.addWhether(Terms.Overlap.of(patients, other.patients));
    Terms.Overlap all = Terms.Overlap.of(who, other.who);
    features.add(all.ofSmaller());
    features.add(all.differ());
    features.addWhether(Terms.Overlap.of(where, other.where));
    features.addShares(Terms.Overlap.of(whoWords, other.whoWords));
    features.add(Terms.overlap(whereWords, other.whereWords));
    features.add(in(whereWords, other.said.words()) || in(other.whereWords, said.words()));
    features.addWhether(Terms.Overlap.of(titleNames, other.titleNames));
    // The sentences and the stories.
    features.add(isOfSameSentence(other));
    features.addShares(Terms.Overlap.of(said.words(), other.said.words()));
    features.add(Terms.overlap(said.topics(), other.said.topics()));
    features.addWhether(Terms.Overlap.of(said.numbers(), other.said.numbers()));
    features.add(in(deed.kinds(), other.said.kinds()) && in(other.deed.kinds(), said.kinds()));
    features.add(Terms.overlap(said.kinds(), other.said.kinds()));
    Terms.Overlap namesInSentences = Terms.Overlap.of(said.names(), other.said.names());
    features.addShares(namesInSentences);
    features.add(namesInSentences.differ());
    double mine = Terms.share(words, other.said.words());
    double others = Terms.share(other.words, said.words());
    features.add(Math.min(mine, others));
    features.add(Math.max(mine, others));
    features.add(Math.min(lookBack(), other.lookBack()));
    features.add(Math.max(lookBack(), other.lookBack()));
    features.add(Terms.overlap(story, other.story));
    features.add(factuality == other.factuality);
    features.add(isPlan() != other.isPlan());
    return features.values;
  }

  /** How long after its day it is told, from 0 on the day or before to 1 a week later. */
  private double lookBack() {
    double days =
        Duration.between(time.end().toInstant(ZoneOffset.UTC), published).toHours() / 24.0;
    return Math.max(0, Math.min(days, LONG_AFTER)) / LONG_AFTER;
  }

  /** Values in the order in which they are added. */
  private static final class Features {
    final float[] values = new float[LikenessModel.FEATURES];
    private int size;

    void add(double value) {
      values[size++] = (float) value;
    }

    void add(boolean holds) {
      add(holds ? 1.0 : 0.0);
    }

    /** How much is shared: of either, and of the smaller. */
    void addShares(Terms.Overlap overlap) {
      add(overlap.ofEither());
      add(overlap.ofSmaller());
    }

    /** Whether anything is shared, and whether both say something and nothing is. */
    void addWhether(Terms.Overlap overlap) {
      add(overlap.isAny());
      add(overlap.differ());
    }
  }

  private static boolean in(int[] some, int[] others) {
    return Terms.common(some, others) > 0;
  }

  /** Whether any word of what happens, or a family of it, is shared. */
  boolean sharesTopic(Likeness other) {
    return in(topics, other.topics) || in(deed.families(), other.deed.families());
  }

  /** Why a model that finds two alike does so, as far as one thing can tell it. */
  Event.Reason reason(Likeness other) {
    return Terms.common(words, other.words) >= 2 ? Event.Reason.WORDING : Event.Reason.KIND;
  }

  /** What two mentions have in common, for people: the words of their titles, or their kind. */
  int[] evidence(Event.Reason reason) {
    return reason == Event.Reason.KIND ? topics : words;
  }
}
