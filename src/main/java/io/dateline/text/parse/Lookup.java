package io.dateline.text.parse;

import java.util.Arrays;

/**
 * The features of one decision, gathered before they are looked up: the table is far larger than
 * the processor's caches, and places that are all known beforehand are fetched at the same time.
 */
final class Lookup {

  private static final int USUAL = 128;

  /** For each feature its bucket, then where the rows of the bucket begin. */
  int[] places = new int[USUAL];

  /** For each feature where the rows of its bucket end. */
  int[] ends = new int[USUAL];

  /** For each feature the bits of its key by which its row is known. */
  int[] rests = new int[USUAL];

  int size;

  /** Where the weights of the rows begin that are kept whole, and of how many. */
  int[] wholePlaces = new int[USUAL];

  int wholes;

  void add(int bucket, int rest) {
    if (size == places.length) {
      places = Arrays.copyOf(places, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      rests = Arrays.copyOf(rests, size * 2);
      wholePlaces = Arrays.copyOf(wholePlaces, size * 2);
    }
    places[size] = bucket;
    rests[size++] = rest;
  }
}
