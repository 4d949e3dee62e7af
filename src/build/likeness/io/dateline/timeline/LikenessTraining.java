package io.dateline.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.place.Atlas;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trains {@link LikenessModel} on mentions that people put into events.
 *
 * <p>Arguments: where to write the weights; the folder for what cross-validation predicts; then for
 * each corpus the weight of its pairs of one event (0: not trained on), that of its pairs of two, a
 * file of mentions (lines of {@code dateline read --json}) and a file of gold rows {@code
 * {"id","cluster","group"}}. Pairs are made inside a group (a topic, a day), and groups are what is
 * held out. For each corpus a file of rows {@code {"id","cluster","shown"}} is written, each
 * predicted by a model that has not seen its group. The same input gives the same weights.
 */
public final class LikenessTraining {

  private static final int HIDDEN = 24;
  private static final int EPOCHS = 30;
  private static final int BATCH = 128;
  private static final int PARTS = 4;

  /** Of pairs that share no word of what happens one in so many is taken, and counts so much. */
  private static final int EASY = 4;

  private static final float RATE = 0.003f;
  private static final float DECAY = 0.0001f;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LikenessTraining() {}

  private record Pair(float[] features, boolean same, float weight) {}

  private record Corpus(
      float weight,
      float weightApart,
      Map<String, List<Mention>> timelines,
      Map<String, String> cluster,
      Map<String, String> group) {}

  /** Trains, cross-validates and writes. */
  public static void main(String[] args) throws IOException {
    List<Corpus> corpora = new ArrayList<>();
    for (int i = 2; i < args.length; i += 4) {
      corpora.add(
          read(
              Float.parseFloat(args[i]),
              Float.parseFloat(args[i + 1]),
              Path.of(args[i + 2]),
              Path.of(args[i + 3])));
    }
    Map<String, List<Pair>> pairs = new TreeMap<>();
    for (Corpus corpus : corpora) {
      if (corpus.weight() > 0) {
        pairs(corpus)
            .forEach(
                (group, some) -> pairs.computeIfAbsent(group, _ -> new ArrayList<>()).addAll(some));
      }
    }
    pairs.forEach((group, some) ->
        System.err.println(
            group
                + ": "
                + some.size()
                + " pairs, of one event "
                + some.stream().filter(Pair::same).count()));
    List<String> groups = List.copyOf(pairs.keySet());
    for (int part = 0; part < PARTS; part++) {
      Set<String> held = new TreeSet<>();
      List<Pair> rest = new ArrayList<>();
      for (int g = 0; g < groups.size(); g++) {
        if (g % PARTS == part) {
          held.add(groups.get(g));
        } else {
          rest.addAll(pairs.get(groups.get(g)));
        }
      }
      LikenessModel model = train(rest);
      for (int i = 0; i < corpora.size(); i++) {
        Path file = Path.of(args[1], "predicted-" + i + ".jsonl");
        if (part == 0) {
          Files.deleteIfExists(file);
        }
        predict(corpora.get(i), model, held, file);
      }
    }
    List<Pair> all = new ArrayList<>();
    pairs.values().forEach(all::addAll);
    write(train(all), Path.of(args[0]));
  }

  private static Corpus read(float weight, float weightApart, Path mentions, Path gold)
      throws IOException {
    Map<String, List<Mention>> timelines = new TreeMap<>();
    for (String line : Files.readAllLines(mentions)) {
      Mention mention = Json.mention(line);
      timelines.computeIfAbsent(mention.timeline(), _ -> new ArrayList<>()).add(mention);
    }
    Map<String, String> cluster = new HashMap<>();
    Map<String, String> group = new HashMap<>();
    for (String line : Files.readAllLines(gold)) {
      JsonNode row = MAPPER.readTree(line);
      cluster.put(row.get("id").asText(), row.get("cluster").asText());
      group.put(row.get("id").asText(), row.get("group").asText());
    }
    return new Corpus(weight, weightApart, timelines, cluster, group);
  }

  /** The pairs of each group that nothing keeps apart. */
  private static Map<String, List<Pair>> pairs(Corpus corpus) {
    Map<String, List<Pair>> pairs = new TreeMap<>();
    int lost = 0;
    for (List<Mention> timeline : corpus.timelines().values()) {
      Terms terms = new Terms();
      Map<String, List<Likeness>> groups = new TreeMap<>();
      for (List<Mention> article : byArticle(timeline).values()) {
        Story story = Story.of(article, terms);
        for (Mention mention : article) {
          if (corpus.cluster().containsKey(mention.id())) {
            groups
                .computeIfAbsent(corpus.group().get(mention.id()), _ -> new ArrayList<>())
                .add(new Likeness(mention, mention.article().id(), story, terms));
          }
        }
      }
      for (Map.Entry<String, List<Likeness>> entry : groups.entrySet()) {
        List<Likeness> members = entry.getValue();
        List<Pair> ofGroup = pairs.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>());
        for (int i = 0; i < members.size(); i++) {
          for (int k = 0; k < i; k++) {
            Likeness one = members.get(i);
            Likeness other = members.get(k);
            boolean same = corpus.cluster().get(one.id()).equals(corpus.cluster().get(other.id()));
            if (one.mayBeOne(other)) {
              boolean isEasy = !same && !one.sharesTopic(other);
              if (!isEasy || (i + k) % EASY == 0) {
                float weight = same ? corpus.weight() : corpus.weightApart();
                ofGroup.add(new Pair(one.features(other), same, isEasy ? weight * EASY : weight));
              }
            } else {
              lost += same ? 1 : 0;
            }
          }
        }
      }
    }
    System.err.println("pairs of one event that rules keep apart: " + lost);
    return pairs;
  }

  private static Map<String, List<Mention>> byArticle(Collection<Mention> mentions) {
    Map<String, List<Mention>> articles = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      articles.computeIfAbsent(mention.article().id(), _ -> new ArrayList<>()).add(mention);
    }
    return articles;
  }

  /** By stochastic gradient descent (Kingma and Ba, "Adam", 2015), on the logistic loss. */
  private static LikenessModel train(List<Pair> pairs) {
    Random random = new Random(5);
    int inputs = LikenessModel.FEATURES + 1;
    float[] weights = new float[HIDDEN * inputs + HIDDEN + 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.sqrt(1.0 / inputs));
    }
    float[] first = new float[weights.length];
    float[] second = new float[weights.length];
    int[] order = new int[pairs.size()];
    Arrays.setAll(order, i -> i);
    long step = 0;
    long steps = (long) EPOCHS * (order.length / BATCH);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = order.length - 1; i > 0; i--) {
        int k = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[k];
        order[k] = swapped;
      }
      for (int begin = 0; begin + BATCH <= order.length; begin += BATCH) {
        float[] gradient = new float[weights.length];
        for (int i = begin; i < begin + BATCH; i++) {
          descend(pairs.get(order[i]), weights, gradient);
        }
        step++;
        float rate = RATE * (1 - (float) step / (steps + 1));
        double ofFirst = 1 - Math.pow(0.9, step);
        double ofSecond = 1 - Math.pow(0.999, step);
        for (int i = 0; i < weights.length; i++) {
          float slope = gradient[i] / BATCH + DECAY * weights[i];
          first[i] = 0.9f * first[i] + 0.1f * slope;
          second[i] = 0.999f * second[i] + 0.001f * slope * slope;
          weights[i] -=
              (float) (rate * first[i] / ofFirst / (Math.sqrt(second[i] / ofSecond) + 1e-8));
        }
      }
    }
    return model(weights);
  }

  private static LikenessModel model(float[] weights) {
    int inputs = LikenessModel.FEATURES + 1;
    float[][] hidden = new float[HIDDEN][];
    for (int unit = 0; unit < HIDDEN; unit++) {
      hidden[unit] = rounded(Arrays.copyOfRange(weights, unit * inputs, (unit + 1) * inputs));
    }
    return new LikenessModel(
        hidden, rounded(Arrays.copyOfRange(weights, HIDDEN * inputs, weights.length)));
  }

  private static float[] rounded(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.round(numbers[i] * 1000) / 1000f;
    }
    return numbers;
  }

  /** Adds what one pair says to the gradient. */
  private static void descend(Pair pair, float[] weights, float[] gradient) {
    int inputs = LikenessModel.FEATURES + 1;
    int output = HIDDEN * inputs;
    float[] units = new float[HIDDEN];
    float score = weights[output + HIDDEN];
    for (int unit = 0; unit < HIDDEN; unit++) {
      float sum = weights[unit * inputs + LikenessModel.FEATURES];
      for (int i = 0; i < LikenessModel.FEATURES; i++) {
        sum += weights[unit * inputs + i] * pair.features()[i];
      }
      units[unit] = Math.max(sum, 0);
      score += weights[output + unit] * units[unit];
    }
    float likely = (float) (1 / (1 + Math.exp(-score)));
    float slope = (likely - (pair.same() ? 1 : 0)) * pair.weight();
    gradient[output + HIDDEN] += slope;
    for (int unit = 0; unit < HIDDEN; unit++) {
      gradient[output + unit] += slope * units[unit];
      if (units[unit] > 0) {
        float ofUnit = slope * weights[output + unit];
        gradient[unit * inputs + LikenessModel.FEATURES] += ofUnit;
        for (int i = 0; i < LikenessModel.FEATURES; i++) {
          gradient[unit * inputs + i] += ofUnit * pair.features()[i];
        }
      }
    }
  }

  private static void predict(Corpus corpus, LikenessModel model, Set<String> held, Path file)
      throws IOException {
    StringBuilder rows = new StringBuilder();
    for (List<Mention> timeline : corpus.timelines().values()) {
      Set<String> wanted = new LinkedHashSet<>();
      for (Mention mention : timeline) {
        String group = corpus.group().get(mention.id());
        if (group != null && held.contains(group)) {
          wanted.add(mention.id());
        }
      }
      if (wanted.isEmpty()) {
        continue;
      }
      for (Event event : Fold.fold(timeline, List.of(), Atlas.world(), model)) {
        for (Mention mention : event.mentions()) {
          if (wanted.contains(mention.id())) {
            rows.append(
                MAPPER.writeValueAsString(
                    Map.of(
                        "id", mention.id(), "cluster", event.id(), "shown", !event.isAssumed())));
            rows.append('\n');
          }
        }
      }
    }
    Files.writeString(
        file,
        rows,
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  private static void write(LikenessModel model, Path file) throws IOException {
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      out.println("# Made by src/build/likeness: for each unit the weights of the features of two");
      out.println(
          "# mentions, in their order, and its bias; then the weights of the units and a bias.");
      model.rows().forEach(numbers -> out.println(row(numbers)));
    }
  }

  private static String row(float[] numbers) {
    List<String> fields = new ArrayList<>();
    for (float number : numbers) {
      fields.add(Float.toString(number));
    }
    return String.join("\t", fields);
  }
}
