package io.dateline.text.parse;

import java.util.Arrays;

/**
 * The features of one decision, gathered before they are looked up: the table is far larger than
 * the processor's caches, and places that are all known beforehand are fetched at the same time.
 */
final class Lookup {

  private static final int USUAL = 128;

  /** The bucket of each feature, then the begin of the bucket's rows. */
  int[] places = new int[USUAL];

  /** The end of the rows of each feature's bucket. */
  int[] ends = new int[USUAL];

  /** The bits of each feature's key that identify its row. */
  int[] rests = new int[USUAL];

  int size;

  /** The begin of the weights of each row that is kept whole, and their number. */
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
