package io.dateline.text.parse;

import edu.emory.mathcs.nlp.common.util.IOUtils;
import edu.emory.mathcs.nlp.common.util.NLPUtils;
import edu.emory.mathcs.nlp.component.template.OnlineComponent;
import edu.emory.mathcs.nlp.component.template.feature.FeatureItem;
import edu.emory.mathcs.nlp.component.template.feature.FeatureTemplate;
import edu.emory.mathcs.nlp.learning.util.FeatureMap;
import edu.emory.mathcs.nlp.learning.util.LabelMap;
import edu.emory.mathcs.nlp.learning.util.MajorVector;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Makes the tables of the parser out of the models of NLP4J: {@code words.tables}, {@code
 * tagger.tables}, {@code parser.tables}, {@code irregular-forms.tsv} and {@code endings.tsv} of a
 * folder. The same models make the same tables, byte for byte, on the same JDK.
 */
public final class ParserTables {

  private static final String LEXICA = "edu/emory/mathcs/nlp/lexica/en-";
  private static final String MODELS = "edu/emory/mathcs/nlp/models/en-";
  private static final String MORPHOLOGY = "edu/emory/mathcs/nlp/component/morph/english/";
  private static final List<String> BASES = List.of("verb", "noun", "adjective", "adverb");

  /**
   * The unit of weights: a finer one makes the tables larger, a coarser one the trees different.
   */
  private static final float UNIT = 1 / 1024f;

  /** In place of a weight that does not fit a byte. */
  private static final int LARGE = -128;

  private ParserTables() {}

  /**
   * Writes the tables.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    words(folder.resolve("words.tables"));
    model("pos", folder.resolve("tagger.tables"));
    model("dep", folder.resolve("parser.tables"));
    irregularForms(folder.resolve("irregular-forms.tsv"));
  }

  // ------------------------------------------------------------------------------------------
  // Models

  private static void model(String name, Path file) throws Exception {
    OnlineComponent<?, ?> component =
        (OnlineComponent<?, ?>) NLPUtils.getComponent(MODELS + name + ".xz");
    LabelMap labels = component.getOptimizer().getLabelMap();
    MajorVector weights = component.getOptimizer().getWeightVector().getSparseWeightVector();
    if (component.getOptimizer().getWeightVector().getDenseWeightVector().size() > 0
        || component.getOptimizer().getWeightVector().hasActivationFunction()) {
      throw new IllegalStateException("not a linear model: " + name);
    }
    Model model = new Model(labels, weights);
    Planes planes = new Planes();
    planes.add(String.join("\n", model.labels()).getBytes(StandardCharsets.UTF_8));
    List<String> template = template(component.getFeatureTemplate());
    planes.add(String.join("\n", template).getBytes(StandardCharsets.UTF_8));
    List<Object2IntMap<String>> features = features(component.getFeatureTemplate());
    table(features, model, planes);
    planes.write(file);
    System.err.println(file + ": " + Files.size(file) + " bytes " + planes.sizes);
  }

  private static List<Object2IntMap<String>> features(FeatureTemplate<?, ?> template)
      throws ReflectiveOperationException {
    Field map = FeatureTemplate.class.getDeclaredField("feature_map");
    map.setAccessible(true);
    return ((FeatureMap) map.get(template)).getIndexMaps();
  }

  /** The rows of all types, each type's by bucket and rest of the key. */
  private static void table(List<Object2IntMap<String>> features, Model model, Planes planes) {
    int[] typeBegins = new int[features.size() + 1];
    ByteArrayOutputStream buckets = new ByteArrayOutputStream();
    ByteArrayOutputStream high = new ByteArrayOutputStream();
    ByteArrayOutputStream low = new ByteArrayOutputStream();
    Entries entries = new Entries();
    int merged = 0;
    for (int type = 0; type < features.size(); type++) {
      List<Keyed> rows = new ArrayList<>();
      for (Object2IntMap.Entry<String> entry : features.get(type).object2IntEntrySet()) {
        rows.add(
            new Keyed(
                Hash.key(type, Hash.of(entry.getKey()).value()),
                entry.getIntValue(),
                entry.getKey()));
      }
      rows.removeIf(row -> model.isEmpty(row.value));
      int size = rows.size();
      typeBegins[type + 1] = typeBegins[type] + size;
      rows.sort(Keyed.order(size));
      merged += count(rows, size, buckets);
      for (Keyed row : rows) {
        high.write(Hash.rest(row.key) >> 8);
        low.write(Hash.rest(row.key));
        model.write(row.value, entries);
      }
    }
    System.err.println("features that share a key: " + merged);
    planes.add(numbers(typeBegins));
    for (ByteArrayOutputStream plane :
        List.of(buckets, high, low, entries.sizes, entries.gaps, entries.small)) {
      planes.add(plane.toByteArray());
    }
    addShorts(planes, entries.large.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Writes how many rows each bucket has; the number of rows that cannot be told apart. */
  private static int count(List<Keyed> rows, int buckets, ByteArrayOutputStream out) {
    int same = 0;
    int row = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      int begin = row;
      for (; row < rows.size() && Hash.bucket(rows.get(row).key, buckets) == bucket; row++) {
        same +=
            row > begin && Hash.rest(rows.get(row).key) == Hash.rest(rows.get(row - 1).key) ? 1 : 0;
      }
      out.write(row - begin);
    }
    return same;
  }

  private record Keyed(long key, int value, String text) {

    static Comparator<Keyed> order(int buckets) {
      return Comparator.<Keyed>comparingInt(row -> Hash.bucket(row.key, buckets))
          .thenComparingInt(row -> Hash.rest(row.key))
          .thenComparing(Keyed::text);
    }
  }

  /** The weights of rows: how many each has, the gaps between their labels, the weights. */
  private static final class Entries {
    private final ByteArrayOutputStream sizes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream gaps = new ByteArrayOutputStream();
    private final ByteArrayOutputStream small = new ByteArrayOutputStream();
    private final List<Integer> large = new ArrayList<>();
  }

  /** The weights in whole units; the labels with the most weights come first. */
  private static final class Model {

    private final MajorVector weights;
    private final List<String> names;
    private final int size;
    private final Integer[] order;

    Model(LabelMap labels, MajorVector weights) {
      this.weights = weights;
      this.names = labels.getLabelList();
      this.size = weights.getLabelSize();
      int[] counts = new int[size];
      for (int i = size; i < weights.size(); i++) {
        counts[i % size] += weights.get(i) == 0 ? 0 : 1;
      }
      order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
      Arrays.sort(order, Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(i -> i));
    }

    List<String> labels() {
      return Arrays.stream(order).map(names::get).toList();
    }

    boolean isEmpty(int row) {
      return IntStream.range(0, size).allMatch(label -> weight(row, label) == 0);
    }

    private int weight(int row, int label) {
      return Math.round(weights.get(row * size + label) / UNIT);
    }

    void write(int row, Entries entries) {
      int last = -1;
      int count = 0;
      for (int i = 0; i < size; i++) {
        int weight = weight(row, order[i]);
        if (weight != 0) {
          entries.gaps.write(i - last - 1);
          boolean small = Math.abs(weight) < 128;
          entries.small.write(small ? weight : LARGE);
          if (!small) {
            entries.large.add(weight);
          }
          last = i;
          count++;
        }
      }
      entries.sizes.write(count);
    }
  }

  // ------------------------------------------------------------------------------------------
  // Template

  private static List<String> template(FeatureTemplate<?, ?> template) {
    List<String> lines = new ArrayList<>();
    for (FeatureItem item : template.getSetFeatureList()) {
      lines.add(item(item).replace(":CLASSES", ":EACH_CLASS"));
    }
    for (FeatureItem[] items : template.getFeatureList()) {
      lines.add(String.join(" ", Arrays.stream(items).map(ParserTables::item).toList()));
    }
    return lines;
  }

  private static String item(FeatureItem item) {
    String offset = item.window == 0 ? "" : item.window > 0 ? "+" + item.window : "" + item.window;
    String relation =
        item.relation == null ? "" : "_" + item.relation.name().toUpperCase(Locale.ROOT);
    return item.source.name() + offset + relation + ":" + field(item);
  }

  private static String field(FeatureItem item) {
    return switch (item.field) {
      case word_form_simplified -> "FORM";
      case word_form_simplified_lowercase -> "LOWER";
      case word_shape -> "SHAPE";
      case prefix -> "PREFIX" + item.attribute;
      case suffix -> "SUFFIX" + item.attribute;
      case lemma -> "LEMMA";
      case part_of_speech_tag -> "TAG";
      case dependency_label -> "LABEL";
      case valency -> "VALENCY";
      case ambiguity_classes -> "CLASSES";
      case word_clusters -> "EACH_CLUSTER";
      case orthographic -> "EACH_LETTER";
      case positional -> "EACH_END";
      default -> throw new IllegalStateException("unknown field: " + item);
    };
  }

  // ------------------------------------------------------------------------------------------
  // Words

  private static void words(Path file) throws Exception {
    Map<String, Collection<String>> classes = lexicon("ambiguity-classes");
    Map<String, Collection<String>> clusters = lexicon("brown-clusters");
    List<TreeSet<String>> bases = new ArrayList<>();
    for (String name : BASES) {
      bases.add(new TreeSet<>(lines(name + ".base")));
    }
    TreeSet<String> all = new TreeSet<>(classes.keySet());
    all.addAll(clusters.keySet());
    bases.forEach(all::addAll);
    List<String> words = List.copyOf(all);
    List<String> tagSets = kinds(words, classes, "_");
    List<String> paths = kinds(words, sorted(clusters), " ");
    List<Keyed> rows = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      rows.add(new Keyed(Hash.key(0, Hash.of(words.get(i)).value()), i, words.get(i)));
    }
    rows.sort(Keyed.order(rows.size()));
    Planes planes = new Planes();
    planes.add(String.join("\n", tagSets).getBytes(StandardCharsets.UTF_8));
    planes.add(String.join("\n", paths).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream buckets = new ByteArrayOutputStream();
    System.err.println("words that share a key: " + count(rows, rows.size(), buckets));
    planes.add(buckets.toByteArray());
    addShorts(planes, rows.stream().mapToInt(row -> Hash.rest(row.key)).toArray());
    addShorts(planes, numbers(rows, classes, "_", tagSets));
    addShorts(planes, numbers(rows, sorted(clusters), " ", paths));
    byte[] bits = new byte[rows.size()];
    for (int i = 0; i < bits.length; i++) {
      for (int base = 0; base < bases.size(); base++) {
        bits[i] |= (byte) (bases.get(base).contains(rows.get(i).text) ? 1 << base : 0);
      }
    }
    planes.add(bits);
    planes.write(file);
    System.err.println(file + ": " + Files.size(file) + " bytes " + planes.sizes);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Collection<String>> lexicon(String name) throws Exception {
    try (ObjectInputStream in =
        IOUtils.createArtifactObjectInputStream(LEXICA + name + "-simplified-lowercase.xz")) {
      return (Map<String, Collection<String>>) in.readObject();
    }
  }

  private static Map<String, Collection<String>> sorted(Map<String, Collection<String>> values) {
    Map<String, Collection<String>> sorted = new HashMap<>();
    values.forEach((word, set) -> sorted.put(word, new TreeSet<>(set)));
    return sorted;
  }

  /** All values that words have, joined, the commonest first; an empty one is that of no value. */
  private static List<String> kinds(
      List<String> words, Map<String, Collection<String>> values, String join) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String word : words) {
      counts.merge(String.join(join, values.getOrDefault(word, List.of())), 1, Integer::sum);
    }
    return counts.keySet().stream()
        .sorted(Comparator.<String>comparingInt(kind -> -counts.get(kind)).thenComparing(k -> k))
        .toList();
  }

  private static int[] numbers(
      List<Keyed> rows, Map<String, Collection<String>> values, String join, List<String> kinds) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      numbers.put(kinds.get(i), i);
    }
    return rows.stream()
        .mapToInt(row -> numbers.get(String.join(join, values.getOrDefault(row.text, List.of()))))
        .toArray();
  }

  private static void addShorts(Planes planes, int[] numbers) {
    byte[] high = new byte[numbers.length];
    byte[] low = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      high[i] = (byte) (numbers[i] >> 8);
      low[i] = (byte) numbers[i];
    }
    planes.add(high);
    planes.add(low);
  }

  private static List<String> lines(String name) throws IOException {
    try (var in = IOUtils.getInputStreamsFromResource(MORPHOLOGY + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static void irregularForms(Path file) throws IOException {
    StringBuilder rows = new StringBuilder();
    rows.append(
        "# Base forms that no rule gives: form, tag (* any that begin so), base form; numbers in words.\n");
    rows.append("# Made by src/build/parser from NLP4J's morphological analyzer (Apache-2.0).\n");
    for (String line : lines("abbreviation.rule")) {
      rows.append(line.replace(' ', '\t')).append('\n');
    }
    for (int i = 0; i < BASES.size(); i++) {
      Map<String, String> forms = new TreeMap<>();
      for (String line : lines(BASES.get(i) + ".exc")) {
        String[] fields = line.split(" +");
        forms.put(fields[0], fields[1]);
      }
      for (Map.Entry<String, String> form : forms.entrySet()) {
        rows.append(form.getKey())
            .append('\t')
            .append(Lemmas.PARTS_OF_SPEECH.get(i))
            .append("*\t")
            .append(form.getValue())
            .append('\n');
      }
    }
    for (String word : lines("cardinal.base")) {
      rows.append(word).append("\tnumber\t#crd#\n");
    }
    for (String word : lines("ordinal.base")) {
      rows.append(word).append("\tnumber\t#ord#\n");
    }
    for (String ending : List.of("st", "nd", "rd", "th")) {
      rows.append('0').append(ending).append("\tnumber\t#ord#\n");
    }
    Files.writeString(file, rows);
  }

  // ------------------------------------------------------------------------------------------
  // Files

  private static byte[] numbers(int[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    bytes.asIntBuffer().put(numbers);
    return bytes.array();
  }

  /** What {@link io.dateline.text.parse.Planes} reads. */
  private static final class Planes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> sizes = new ArrayList<>();

    void add(byte[] plane) {
      byte[] packed = pack(plane, Deflater.DEFAULT_STRATEGY);
      byte[] huffman = pack(plane, Deflater.HUFFMAN_ONLY);
      byte[] best = huffman.length < packed.length ? huffman : packed;
      out.writeBytes(numbers(new int[] {plane.length, best.length}));
      out.writeBytes(best);
      sizes.add(plane.length + ">" + best.length);
    }

    private static byte[] pack(byte[] plane, int strategy) {
      Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
      deflater.setStrategy(strategy);
      deflater.setInput(plane);
      deflater.finish();
      byte[] packed = new byte[plane.length + plane.length / 100 + 1000];
      int size = 0;
      while (!deflater.finished()) {
        size += deflater.deflate(packed, size, packed.length - size);
      }
      deflater.end();
      return Arrays.copyOf(packed, size);
    }

    void write(Path file) throws IOException {
      CRC32 checksum = new CRC32();
      checksum.update(out.toByteArray());
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(
          numbers(new int[] {io.dateline.text.parse.Planes.MARK, (int) checksum.getValue()}));
      whole.writeBytes(out.toByteArray());
      Files.write(file, whole.toByteArray());
    }
  }
}
