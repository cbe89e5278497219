package dev.segue.benchmarks.topology;

/**
 * What the users of a load run do. Every user repeats a cycle of about eight hours: a listen, a
 * tweet 1 to 85 minutes later, which changes the stress of that session and asks for a prediction,
 * and a tweet outside of its windows, which is scored and no more.
 *
 * @param users number of users, each a key
 * @param tracks number of tracks in the catalogue
 * @param warmListens listens of every user before the clock starts, without tweets
 */
public record Mix(int users, int tracks, int warmListens) {

  public Mix {
    atLeast("users", users, 1);
    atLeast("tracks", tracks, 1);
    atLeast("warm listens", warmListens, 2);
  }

  /** The mix in words, as reports state it. */
  public String inWords() {
    return "1 listen to 2 tweets, one of them within 90 minutes after the listen; %d users with %d listens each before"
        .formatted(users, warmListens);
  }

  private static void atLeast(String what, int found, int least) {
    if (found < least) {
      throw new IllegalArgumentException(
          what + ": expected at least " + least + ", found " + found);
    }
  }
}
