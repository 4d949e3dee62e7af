package io.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.postag.POSDictionary;
import opennlp.tools.postag.POSModel;
import org.junit.jupiter.api.Test;

/** Our reading of the model against the library's. */
class PosModelTest {

  private static InputStream model() {
    return Objects.requireNonNull(PosModelTest.class.getResourceAsStream("/en-pos-maxent.bin"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void holdsWhatOpenNlpReads() throws IOException {
    POSModel library = new POSModel(model());
    PosModel ours = PosModel.read(model());
    AbstractModel maxent = library.getArtifact("pos.model");
    String[] tags = (String[]) maxent.getDataStructures()[2];
    assertThat(ours.maxent().outcomes()).isEqualTo(tags);
    Map<String, Context> features = (Map<String, Context>) maxent.getDataStructures()[1];
    assertThat(features).hasSizeGreaterThan(100_000);
    features.forEach((feature, context) -> {
      float[] expected = new float[tags.length];
      for (int i = 0; i < context.getOutcomes().length; i++) {
        expected[context.getOutcomes()[i]] += (float) context.getParameters()[i];
      }
      float[] row = new float[tags.length];
      assertThat(ours.maxent().add(feature, row)).isTrue();
      assertThat(row).isEqualTo(expected);
    });
    assertThat(ours.maxent().add("w=caf\u00e9\u0000\u20ac", new float[tags.length])).isFalse();
    POSDictionary dictionary = (POSDictionary) library.getFactory().getTagDictionary();
    assertThat(dictionary.isCaseSensitive()).isTrue();
    for (String word : dictionary) {
      assertThat(ours.dictionary().get(word)).isEqualTo(String.join(" ", dictionary.getTags(word)));
    }
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> new MaxentModel(ByteBuffer.wrap(new byte[] {0, 1, 'X'})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
