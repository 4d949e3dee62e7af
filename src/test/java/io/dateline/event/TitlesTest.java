package io.dateline.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.time.Basis;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesTest {

  /** The titles of what one sentence tells, in an article of Wednesday 24 February 2016. */
  private static List<String> titles(String sentence) {
    Article article =
        Samples.article(
            "a",
            "P",
            "2016-02-24T12:00:00+01:00",
            "This opens the story, as it were.\\n\\n" + sentence.replace("\"", "\\\""));
    return new MentionExtractor(EventGolden.WHOLE)
        .extract(article).mentions().stream()
            .filter(mention -> !mention.event().title().isEmpty())
            .filter(mention -> !(mention.time().basis() == Basis.ASSUMED))
            .filter(mention -> !mention.quote().text().startsWith("This opens"))
            .map(mention -> mention.event().title())
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The harbour board on Monday unanimously closed the old quay.                        | Harbour board unanimously closed the old quay
          Ferries between Tallinn and Helsinki stopped on Monday.                             | Ferries between Tallinn and Helsinki stopped
          The pilot who was flying the mayor to a fair was hurt on Monday.                    | Pilot who was flying the mayor to a fair was hurt
          Ilona Varga, 54, head of the firm, resigned on Monday.                              | Ilona Varga resigned
          A baker from Vienna who was robbed on Monday has died.                              | Baker from Vienna was robbed
          The crew sealed the pipe, tested it and left on Monday.                             | Crew left
          The port, which nobody had used, was opened on Monday.                              | Port was opened
          The Nansen treaty signed on Monday gave the town its port.                          | Nansen treaty signed
          At least nine people drowned on Monday.                                             | At least nine people drowned
          Rescued on Monday by a trawler, Ana Ruiz went home.                                 | Ana Ruiz rescued by a trawler
          There were clashes in the old town on Monday.                                       | Clashes in the old town
          Monday's storm, which sank two ferries, closed the strait.                          | Storm closed the strait
          The 1991 fire at the refinery that killed nine people led to a law.                     | Fire at the refinery that killed nine people
          "We will sail north," Captain Lena Holm said on Monday.                           | Captain Lena Holm: We will sail north
          The minister, in an interview on Monday, defended the new law.                      | Minister defended the new law
          It was confirmed on Monday that the dam had burst.                                  | Dam had burst
          The envoy said on Monday that, by closing the road, the army had broken the truce.  | Envoy said that, by closing the road, the army had broken the truce
          The wall gave way, the port authority told reporters on Monday.                     | Wall gave way
          The mayor of the port of Gdansk and of the towns along the long coast spoke on Monday. | Mayor of the port of Gdansk and of the towns along the long coast spoke
          """)
  void standsAlone(String sentence, String title) {
    assertThat(titles(sentence)).contains(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Envoys met in Riga last week. Farmers blocked the city on Monday.                      | Farmers blocked the city
          Envoys met in Latvia last week. Nine doctors left the country on Monday.               | Nine doctors left the country
          Envoys met in Riga and Tallinn last week. Farmers blocked the city on Monday.          | Farmers blocked the city
          Envoys met in Riga last week. Farmers blocked the town on Monday.                      | Farmers blocked the town
          Envoys saw the Bay of Riga oil well in May. Storms hit the men on the well on Monday.   | Storms hit the men on the well
          A relief tunnel was dug in May. Floods from the Elbe filled the tunnel on Monday.      | Floods from the Elbe filled the relief tunnel
          """)
  void namesWhatIsTakenUp(String sentences, String title) {
    assertThat(titles(sentences)).contains(title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It sank on Monday.",
        "That all changed on Monday.",
        "We are planning a trip to Canada on Monday.",
        "Things are better than on Monday, or worse than yesterday.",
        "They said the law is the Clean Water Act of 1990.",
        "Twenty were found on Monday.",
        "A spokesman said on Monday."
      })
  void tellsNothingThatWouldNot(String sentence) {
    assertThat(titles(sentence)).isEmpty();
  }
}
