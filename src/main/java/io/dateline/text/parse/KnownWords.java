package io.dateline.text.parse;

import java.util.List;
import java.util.stream.Stream;

/**
 * The words that the models know, found by the hash of the word in lower case: the tags that a
 * large corpus has for it, its cluster of words of like use, and the parts of speech of which it is
 * a base form. About one unknown word in seventy thousand is taken for a known one.
 */
final class KnownWords {

  /** Stands for a word that is not known. */
  static final int UNKNOWN = -1;

  private static final long[] NOTHING = {};
  private static final Hash NO_TAGS = new Hash(0, 0);

  private final Hash[] joinedTags;
  private final long[][] tags;
  private final long[][] paths;
  private final int[] buckets;
  private final short[] rests;
  private final short[] tagSetOf;
  private final short[] pathOf;
  private final byte[] bases;

  private KnownWords(Planes planes) {
    List<String> tagSets = planes.lines();
    joinedTags = tagSets.stream().map(KnownWords::joined).toArray(Hash[]::new);
    tags = tagSets.stream().map(set -> each(set, "_")).toArray(long[][]::new);
    paths = planes.lines().stream().map(set -> each(set, " ")).toArray(long[][]::new);
    buckets = Counts.toOffsets(planes.next());
    rests = Counts.toShorts(planes.next(), planes.next());
    tagSetOf = Counts.toShorts(planes.next(), planes.next());
    pathOf = Counts.toShorts(planes.next(), planes.next());
    bases = planes.next();
  }

  static KnownWords read(Planes planes) {
    return new KnownWords(planes);
  }

  private static Hash joined(String set) {
    return set.isEmpty() ? NO_TAGS : Hash.of(set);
  }

  private static long[] each(String set, String mark) {
    return set.isEmpty()
        ? NOTHING
        : Stream.of(set.split(mark)).mapToLong(value -> Hash.of(value).value()).toArray();
  }

  /** The entry of a word by the hash of its lower case, or {@link #UNKNOWN}. */
  int find(long hash) {
    long key = Hash.key(0, hash);
    int bucket = Hash.bucket(key, buckets.length - 1);
    short rest = (short) Hash.rest(key);
    for (int entry = buckets[bucket]; entry < buckets[bucket + 1]; entry++) {
      if (rests[entry] == rest) {
        return entry;
      }
    }
    return UNKNOWN;
  }

  /** The hash of all tags that a word may have, joined; of power 0 if none is known. */
  Hash joinedTags(int entry) {
    return entry == UNKNOWN ? NO_TAGS : joinedTags[tagSetOf[entry]];
  }

  /** The number of the set of tags that a word may have; from 1, 0 if it is not known. */
  int tagSet(int entry) {
    return entry == UNKNOWN ? 0 : tagSetOf[entry] + 1;
  }

  /** The hash of each tag of a set. */
  long[] tags(int set) {
    return tags[set - 1];
  }

  /** The number of the set of paths to a word in the tree of clusters; from 1, 0 for no path. */
  int clusterSet(int entry) {
    return entry == UNKNOWN ? 0 : pathOf[entry] + 1;
  }

  /** The hash of each path of a set. */
  long[] clusters(int set) {
    return paths[set - 1];
  }

  /** Whether a word is the base form of a part of speech, which is a bit of the table. */
  boolean isBase(String word, int partOfSpeech) {
    int entry = find(Hash.of(word).value());
    return entry != UNKNOWN && (bases[entry] & (1 << partOfSpeech)) != 0;
  }
}
