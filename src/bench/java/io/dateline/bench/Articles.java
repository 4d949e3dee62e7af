package io.dateline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dateline.text.Sentences;
import io.dateline.text.Span;
import io.dateline.time.DocumentTime;
import io.dateline.time.TimeTagger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The texts that the benchmarks read, each with its day of writing. */
record Articles(List<String> texts, List<DocumentTime> written) {

  /** The {@code text} and {@code published} of every line of a JSON Lines file. */
  static Articles of(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Articles articles = new Articles(new ArrayList<>(), new ArrayList<>());
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode article = json.readTree(line);
        String published = article.get("published").asText();
        articles.texts.add(article.get("text").asText());
        articles.written.add(DocumentTime.of(LocalDate.parse(published.substring(0, 10))));
      }
    }
    return articles;
  }

  long characters() {
    return texts.stream().mapToLong(String::length).sum();
  }

  /** Tags all texts; the number of times found. */
  long tag() {
    long found = 0;
    for (int i = 0; i < texts.size(); i++) {
      found += tag(texts.get(i), written.get(i));
    }
    return found;
  }

  static int tag(String text, DocumentTime written) {
    return new TimeTagger()
        .tag(text, Sentences.split(text, new Span(0, text.length())), written)
        .timexes()
        .size();
  }
}
