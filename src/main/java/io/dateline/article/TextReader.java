package io.dateline.article;

import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a person would copy it off a page, chrome and all: finds title, publication line,
 * dateline and body, and leaves the text as it is.
 */
final class TextReader {

  private static final Lexicon<Boolean> CHROME =
      Lexicon.load(TextReader.class, "en/chrome.tsv", (_, _) -> true);
  private static final int FEWEST_WORDS_OF_PROSE = 8;
  private static final int SHORTEST_FULL_LINE = 50;

  private TextReader() {}

  static Draft read(String text) {
    return read(text, Integer.MAX_VALUE, true);
  }

  /**
   * The same for a text that has no page around it; 2/3/2016 states no day in it.
   *
   * @param reach among how many paragraphs from the first its publication line is looked for
   */
  static Draft read(String text, int reach) {
    return read(text, reach, false);
  }

  private static Draft read(String text, int reach, boolean mayGuess) {
    Draft draft = new Draft();
    draft.text = text;
    List<Span> paragraphs = paragraphs(text);
    int publication =
        publicationLine(
            text, paragraphs.subList(0, Math.min(reach, paragraphs.size())), mayGuess, draft);
    int first = firstOfBody(text, paragraphs, publication);
    int last = lastOfBody(text, paragraphs, first);
    draft.title = title(text, paragraphs, publication >= 0 ? publication : first);
    List<Span> body = new ArrayList<>();
    for (int i = first; i < last; i++) {
      if (!isChrome(paragraphs.get(i).of(text))) {
        body.add(paragraphs.get(i));
      }
    }
    draft.body = body;
    return draft;
  }

  /** The stretches between blank lines. */
  static List<Span> paragraphs(String text) {
    List<Span> paragraphs = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' && isBlankLine(text, i + 1)) {
        addParagraph(paragraphs, text, begin, i);
        begin = i + 1;
      }
    }
    addParagraph(paragraphs, text, begin, text.length());
    return paragraphs;
  }

  private static void addParagraph(List<Span> paragraphs, String text, int begin, int end) {
    Span span = new Span(begin, end).trimmed(text);
    if (span.length() == 0) {
      return;
    }
    Span last = paragraphs.isEmpty() ? null : paragraphs.getLast();
    if (last != null && goesOn(text, last, span)) {
      paragraphs.set(paragraphs.size() - 1, new Span(last.begin(), span.end()));
    } else {
      paragraphs.add(span);
    }
  }

  /** A full line without a stop goes on below the blank line of a text with double spacing. */
  private static boolean goesOn(String text, Span above, Span below) {
    char end = text.charAt(above.end() - 1);
    int line = text.lastIndexOf('\n', above.end() - 1);
    return above.end() - Math.max(line, above.begin()) >= SHORTEST_FULL_LINE
        && (Character.isLetter(end) || end == ',')
        && Character.isLowerCase(text.charAt(below.begin()));
  }

  private static boolean isBlankLine(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n') {
      if (!Character.isWhitespace(text.charAt(i)) && !Character.isSpaceChar(text.charAt(i))) {
        return false;
      }
      i++;
    }
    return i < text.length();
  }

  /** The paragraph that holds the publication line, or -1; the time found goes to the draft. */
  private static int publicationLine(
      String text, List<Span> paragraphs, boolean mayGuess, Draft draft) {
    for (int i = 0; i < paragraphs.size(); i++) {
      for (String line : paragraphs.get(i).of(text).split("\n")) {
        Optional<PublicationTime> time = PublicationLine.parse(line, mayGuess);
        if (time.isPresent() && !isProse(line)) {
          draft.published = time.get();
          return i;
        }
      }
      if (isProse(paragraphs.get(i).of(text)) && Dateline.at(text, paragraphs.get(i)).isPresent()) {
        return -1;
      }
    }
    return -1;
  }

  private static int firstOfBody(String text, List<Span> paragraphs, int publication) {
    int from = publication + 1;
    for (int i = from; i < Math.min(paragraphs.size(), from + 12); i++) {
      if (isProse(paragraphs.get(i).of(text)) && Dateline.at(text, paragraphs.get(i)).isPresent()) {
        return i;
      }
    }
    for (int i = from; i < paragraphs.size(); i++) {
      if (isProse(paragraphs.get(i).of(text))) {
        return i;
      }
    }
    return Math.min(from, paragraphs.size());
  }

  private static int lastOfBody(String text, List<Span> paragraphs, int first) {
    int last = first;
    for (int i = first; i < paragraphs.size(); i++) {
      String paragraph = paragraphs.get(i).of(text);
      if (i > first && isEndOfArticle(paragraph)) {
        break;
      }
      if (endsLikeProse(paragraph)) {
        last = i + 1;
      }
    }
    return Math.max(last, Math.min(first + 1, paragraphs.size()));
  }

  /** The nearest paragraph above that is a line by itself and reads like a headline. */
  private static @Nullable String title(String text, List<Span> paragraphs, int below) {
    for (int i = below - 1; i >= 0; i--) {
      String[] lines = paragraphs.get(i).of(text).split("\n");
      String line = lines[lines.length - 1].strip();
      if (words(line) >= 3 && line.length() <= 250 && !isChrome(line)) {
        return line;
      }
    }
    return null;
  }

  private static boolean isProse(String paragraph) {
    return words(paragraph) >= FEWEST_WORDS_OF_PROSE && endsLikeProse(paragraph);
  }

  private static boolean endsLikeProse(String paragraph) {
    char last = paragraph.charAt(paragraph.length() - 1);
    return ".!?\u2026\"\u201d'\u2019):".indexOf(last) >= 0 && words(paragraph) > 2;
  }

  private static int words(String text) {
    int words = 0;
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      boolean here = Character.isWhitespace(text.charAt(i));
      words += space && !here ? 1 : 0;
      space = here;
    }
    return words;
  }

  private static boolean isChrome(String paragraph) {
    String first = paragraph.lines().findFirst().orElse("").strip();
    return first.startsWith("\u00a9") || CHROME.contains(first);
  }

  private static boolean isEndOfArticle(String paragraph) {
    return CHROME.contains(paragraph.lines().findFirst().orElse("").strip());
  }
}
