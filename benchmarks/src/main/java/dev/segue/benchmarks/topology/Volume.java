package dev.segue.benchmarks.topology;

/**
 * What lies in a stretch of a topic.
 *
 * @param records number of records, tombstones included
 * @param bytes keys and values
 */
record Volume(long records, long bytes) {

  static final Volume NONE = new Volume(0, 0);

  Volume plus(long keyAndValue) {
    return new Volume(records + 1, bytes + keyAndValue);
  }
}
