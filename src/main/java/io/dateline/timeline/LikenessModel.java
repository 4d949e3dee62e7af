package io.dateline.timeline;

import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * Weighs what two mentions have in common: a network of one hidden layer, trained by {@code
 * src/build/likeness} on pairs that people put into events.
 */
final class LikenessModel {

  /** What {@link Likeness#features} gives. */
  static final int FEATURES = 70;

  private final float[][] hidden;
  private final float[] output;

  /**
   * @param hidden for each unit the weights of the features, then its bias
   * @param output the weight of each unit, then the bias
   */
  LikenessModel(float[][] hidden, float[] output) {
    this.hidden = hidden;
    this.output = output;
  }

  private static final class Holder {
    static final LikenessModel STANDARD = load();
  }

  /** The model that is in use. */
  static LikenessModel standard() {
    return Holder.STANDARD;
  }

  private static LikenessModel load() {
    List<String[]> rows = Lexicon.rows(LikenessModel.class, "en/likeness.tsv");
    float[][] numbers = new float[rows.size()][];
    for (int i = 0; i < numbers.length; i++) {
      String[] row = rows.get(i);
      numbers[i] = new float[row.length];
      for (int k = 0; k < row.length; k++) {
        numbers[i][k] = Float.parseFloat(row[k]);
      }
    }
    float[][] hidden = new float[numbers.length - 1][];
    System.arraycopy(numbers, 0, hidden, 0, hidden.length);
    return new LikenessModel(hidden, numbers[hidden.length]);
  }

  /** Its numbers by rows: the hidden units, then the output. */
  List<float[]> rows() {
    List<float[]> rows = new ArrayList<>(List.of(hidden));
    rows.add(output);
    return rows;
  }

  /**
   * How sure it is that two mentions are of one event.
   *
   * @param features those of the two
   * @return the logarithm of the odds: 0 where it is as likely as not
   */
  float score(float[] features) {
    float score = output[hidden.length];
    for (int unit = 0; unit < hidden.length; unit++) {
      float[] weights = hidden[unit];
      float sum = weights[FEATURES];
      for (int i = 0; i < FEATURES; i++) {
        sum += weights[i] * features[i];
      }
      score += sum > 0 ? output[unit] * sum : 0;
    }
    return score;
  }
}
