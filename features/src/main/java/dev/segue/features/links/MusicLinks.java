package dev.segue.features.links;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the tracks that a tweet links to: each one is a music session (SEEDS S0).
 *
 * <p>Recognised, with or without a scheme, in any case, with query strings and trailing
 * punctuation: Spotify tracks ({@code open.} and {@code play.spotify.com}, {@code intl-xx} paths,
 * {@code spotify:track:} URIs), Apple Music and iTunes songs and albums with a track ({@code i=}),
 * SoundCloud tracks, public or shared by a secret link. Playlists, albums, artists and profiles are
 * not sessions. Short links ({@code t.co}, {@code spoti.fi}, {@code on.soundcloud.com}) do not name
 * their track, so the expanded URL has to be among {@code urls}; an id that was cut off with an
 * ellipsis names no track either. A link that is itself a part of another URL does not count.
 *
 * <p>Time is linear in the length of the input. Thread-safe.
 */
public final class MusicLinks {

  private static final String SPOTIFY = "(?:open|play)\\.spotify\\.com";
  private static final String APPLE =
      "(?:(?:geo|embed|beta)\\.)?music\\.apple\\.com|(?:geo\\.)?itunes\\.apple\\.com";
  private static final String SOUNDCLOUD = "(?:m\\.)?soundcloud\\.com";

  /** A link's start must not lie inside a word, a handle or another URL. */
  private static final String NOT_INSIDE = "(?<![A-Za-z0-9@$#/=%&?_-])";

  private static final Pattern LINK =
      Pattern.compile(
          ("(?:" + NOT_INSIDE + "https?://|" + NOT_INSIDE + "(?<!\\.))(?:www\\.)?")
              + ("(?:(?<spotify>" + SPOTIFY + ")|(?<apple>" + APPLE + ")|(?<soundcloud>")
              + (SOUNDCLOUD + "))(?::\\d{1,5})?/(?<rest>[^\\s\\p{Z}<>\"'(){}|,\\\\^`]*+)")
              + ("|"
                  + NOT_INSIDE
                  + "(?<![.:])spotify:track:(?<uri>[0-9A-Za-z]{22})(?![0-9A-Za-z])"),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SPOTIFY_PATH =
      Pattern.compile(
          "(?i:intl-[a-z]{2,3}(?:-[a-z]{2,4})?/)?(?i:embed/)?(?i:track)/"
              + "([0-9A-Za-z]{22})(?![0-9A-Za-z])");

  private static final Pattern APPLE_PATH =
      Pattern.compile(
          "(?i)(?:[a-z]{2}(?:-[a-z]{2,4})?/)?(?:(?<album>album)/(?:[^/]++/)?[^/]++"
              + "|song/(?:[^/]++/)?(?:id)?(?<song>\\d{1,19}))/?");

  private static final Pattern SOUNDCLOUD_PATH =
      Pattern.compile(
          "([0-9A-Za-z_-]++)/([0-9A-Za-z_-]++)(?:/s-[0-9A-Za-z]++)?/?(?![\\p{ASCII}…]).*+");

  private static final Pattern TRACK_PARAMETER =
      Pattern.compile("i=(\\d{1,19})(?:[^\\p{ASCII}…].*+)?");

  private static final Set<String> SOUNDCLOUD_PAGES =
      Set.of(
          ("about apps artists blog charts community-guidelines connect creators dashboard discover"
                  + " download explore feed for getstarted go groups help imprint jobs library login"
                  + " logout messages mobile notifications oauth pages people player popular press"
                  + " pro search settings signin signup stations stream tags terms-of-use tracks"
                  + " upload you")
              .split(" "));

  private static final Set<String> SOUNDCLOUD_LISTS =
      Set.of(
          ("albums comments followers following followings groups likes playlists popular-tracks"
                  + " recommended reposts sets spotlight stations stats toptracks tracks")
              .split(" "));

  private MusicLinks() {}

  /**
   * The distinct tracks that a tweet links to, in order, those of the text first.
   *
   * @param text the tweet's text
   * @param urls its expanded URLs
   * @return ids with their namespace: {@code spotify:track:ID}, {@code apple:ID}, {@code
   *     soundcloud:artist/slug}; empty when the tweet is no music session
   */
  public static List<String> trackIds(String text, List<String> urls) {
    Set<String> ids = new LinkedHashSet<>();
    collect(text, ids);
    urls.forEach(url -> collect(url.strip(), ids));
    return new ArrayList<>(ids);
  }

  /** Most tweets link to nothing: without a slash or a colon there is nothing to match. */
  private static void collect(String text, Set<String> ids) {
    if (text.indexOf('/') < 0 && text.indexOf(':') < 0) {
      return;
    }
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      trackId(link).ifPresent(ids::add);
    }
  }

  private static Optional<String> trackId(Matcher link) {
    if (link.group("uri") != null) {
      return Optional.of("spotify:track:" + link.group("uri"));
    }
    String rest = withoutTrailingPunctuation(link.group("rest"));
    String path = before('?', before('#', rest));
    if (link.group("spotify") != null) {
      Matcher track = SPOTIFY_PATH.matcher(path);
      return track.lookingAt() ? Optional.of("spotify:track:" + track.group(1)) : Optional.empty();
    }
    return link.group("apple") != null ? appleTrack(path, rest) : soundcloudTrack(path);
  }

  private static Optional<String> appleTrack(String path, String rest) {
    Matcher page = APPLE_PATH.matcher(path);
    if (!page.matches()) {
      return Optional.empty();
    }
    Optional<String> track =
        page.group("album") == null ? Optional.of(page.group("song")) : trackParameter(rest);
    return track.map(id -> "apple:" + id);
  }

  /** The parameter {@code i} of the query; some exports write the ampersand as an HTML entity. */
  private static Optional<String> trackParameter(String rest) {
    String url = before('#', rest);
    String query = url.substring(Math.min(url.length(), before('?', url).length() + 1));
    for (String parameter : query.split("&(?:amp;)?", -1)) {
      Matcher track = TRACK_PARAMETER.matcher(parameter);
      if (track.matches()) {
        return Optional.of(track.group(1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> soundcloudTrack(String path) {
    Matcher track = SOUNDCLOUD_PATH.matcher(path);
    if (!track.matches()) {
      return Optional.empty();
    }
    String artist = track.group(1).toLowerCase(Locale.ROOT);
    String slug = track.group(2).toLowerCase(Locale.ROOT);
    return SOUNDCLOUD_PAGES.contains(artist) || SOUNDCLOUD_LISTS.contains(slug)
        ? Optional.empty()
        : Optional.of("soundcloud:" + artist + "/" + slug);
  }

  private static String withoutTrailingPunctuation(String rest) {
    int end = rest.length();
    while (end > 0 && ".;:!?*]".indexOf(rest.charAt(end - 1)) >= 0) {
      end--;
    }
    return rest.substring(0, end);
  }

  private static String before(char mark, String text) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }
}
