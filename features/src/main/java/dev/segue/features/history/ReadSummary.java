package dev.segue.features.history;

/**
 * Where every row of a read went: {@code rows = events + tooShort + otherMedia + retweets + repeats
 * + malformed}.
 *
 * @param rows rows or entries met
 * @param events listens, tweets, or distinct tracks of a track table
 * @param tooShort plays shorter than the shortest wanted
 * @param otherMedia podcasts, videos and audiobooks
 * @param retweets tweets whose text is somebody else's
 * @param repeats further rows of a track or tweet, and plays of another file, that were already
 *     read
 * @param malformed rows that could not be used
 */
public record ReadSummary(
    long rows,
    long events,
    long tooShort,
    long otherMedia,
    long retweets,
    long repeats,
    long malformed) {

  /** A read of nothing. */
  public static final ReadSummary NONE = new ReadSummary(0, 0, 0, 0, 0, 0, 0);

  /** Both reads together. */
  public ReadSummary plus(ReadSummary other) {
    return new ReadSummary(
        rows + other.rows,
        events + other.events,
        tooShort + other.tooShort,
        otherMedia + other.otherMedia,
        retweets + other.retweets,
        repeats + other.repeats,
        malformed + other.malformed);
  }
}
