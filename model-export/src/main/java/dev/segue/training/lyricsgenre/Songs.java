package dev.segue.training.lyricsgenre;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.bundle.SeenExamples;
import dev.segue.training.data.StratifiedFolds;
import dev.segue.training.text.EnglishTokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Songs to learn from, in a fixed order. Immutable.
 *
 * @param songs distinct in their words
 * @param notes what the user should know about the input, a sentence each
 */
public record Songs(List<Song> songs, List<String> notes) {

  /** Fewest songs of a genre: seven to learn from, one to stop by, two to test. */
  static final int FEWEST = 10;

  public Songs {
    songs = List.copyOf(songs);
    notes = List.copyOf(notes);
  }

  /** Collects the songs of a source. Not thread-safe. */
  static final class Collector {
    private final EnglishTokenizer tokenizer = EnglishTokenizer.withoutStopWords();
    private final Map<List<String>, Song> byWords = new LinkedHashMap<>();
    private final Set<List<String>> contradictory = new HashSet<>();
    private int wordless;
    private int repeats;

    /**
     * Adds a song. The same words twice count once, and under two genres not at all: a copy in the
     * test data of what was learned by heart would flatter.
     */
    void add(String genre, String text) {
      List<String> words = tokenizer.tokens(text);
      if (words.isEmpty()) {
        wordless++;
        return;
      }
      Song before = byWords.putIfAbsent(words, new Song(genre, text, words));
      if (before != null) {
        repeats++;
        if (!before.genre().equals(genre)) {
          contradictory.add(words);
        }
      }
    }

    /** Everything that was added. */
    Songs songs() {
      List<String> notes = new ArrayList<>();
      note(notes, wordless, "without a word after cleaning");
      note(notes, repeats, "with the words of another");
      note(notes, contradictory.size(), "whose copies have other genres");
      return new Songs(
          byWords.values().stream().filter(song -> !contradictory.contains(song.words())).toList(),
          notes);
    }

    private static void note(List<String> notes, int count, String what) {
      if (count > 0) {
        notes.add("songs left out, %s: %,d".formatted(what, count));
      }
    }
  }

  /** Number of songs. */
  public int count() {
    return songs.size();
  }

  /** The texts as they were read, in the order of the songs. */
  public List<String> texts() {
    return songs.stream().map(Song::text).toList();
  }

  /** The labels in alphabetical order. */
  public List<String> genres() {
    return List.copyOf(byGenre(songs).keySet());
  }

  /** The place of every song's genre among the {@link #genres}. */
  int[] labels() {
    List<String> genres = genres();
    return songs.stream().mapToInt(song -> genres.indexOf(song.genre())).toArray();
  }

  /** SHA-256 of genres and texts in their order, lower-case hexadecimal. */
  public String digest() {
    return DataDigest.of(songs.stream().map(song -> song.genre() + '\t' + song.text()).toList());
  }

  /** Digests of the songs that a model of a cut is trained on or stopped by. */
  SeenExamples seen(StratifiedFolds.Parts parts) {
    return SeenExamples.of(
        IntStream.concat(IntStream.of(parts.training()), IntStream.of(parts.validation()))
            .mapToObj(row -> songs.get(row).cleaned()));
  }

  /** The words of some songs. */
  List<List<String>> wordsOf(int[] rows) {
    return IntStream.of(rows).mapToObj(row -> songs.get(row).words()).toList();
  }

  /**
   * What of the input is used.
   *
   * @param perGenre most songs of a genre, drawn at random; smaller genres are taken whole
   * @param genres how many of the largest genres are kept; 0 for all
   */
  public record Balance(int perGenre, int genres) {
    public Balance {
      if (perGenre < FEWEST) {
        throw new IllegalArgumentException(
            "--per-genre: expected at least " + FEWEST + " songs, found " + perGenre);
      }
      if (genres != 0 && genres < 2) {
        throw new IllegalArgumentException("--genres: expected at least 2, found " + genres);
      }
    }
  }

  /**
   * A balanced choice.
   *
   * @throws IllegalArgumentException when fewer than two genres are left, or one has fewer than
   *     {@value #FEWEST} songs
   */
  public Songs balanced(Balance balance, long seed) {
    Map<String, List<Song>> all = byGenre(songs);
    List<String> kept = largest(all, balance.genres());
    List<String> said = new ArrayList<>(notes);
    if (kept.size() < all.size()) {
      said.add("%,d of %,d genres are used, the largest".formatted(kept.size(), all.size()));
    }
    Random random = new Random(seed);
    List<Song> chosen = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (String genre : kept) {
      List<Song> own = new ArrayList<>(all.get(genre));
      requireEnough(genre, own.size());
      Collections.shuffle(own, random);
      chosen.addAll(own.subList(0, Math.min(balance.perGenre(), own.size())));
      if (own.size() < balance.perGenre()) {
        whole.add("%s %,d".formatted(genre, own.size()));
      }
    }
    if (!whole.isEmpty()) {
      said.add(
          "genres of fewer than %,d songs, taken whole: %s"
              .formatted(balance.perGenre(), String.join(", ", whole)));
    }
    return new Songs(chosen, said);
  }

  private static List<String> largest(Map<String, List<Song>> byGenre, int count) {
    if (byGenre.size() < 2) {
      throw new IllegalArgumentException(
          "lyrics: expected songs of at least two genres, found "
              + (byGenre.isEmpty() ? "none" : "only " + byGenre.keySet().iterator().next()));
    }
    Comparator<String> bySize = Comparator.comparing(genre -> -byGenre.get(genre).size());
    return byGenre.keySet().stream()
        .sorted(bySize.thenComparing(Comparator.naturalOrder()))
        .limit(count == 0 ? Long.MAX_VALUE : count)
        .sorted()
        .toList();
  }

  private static void requireEnough(String genre, int songs) {
    if (songs < FEWEST) {
      throw new IllegalArgumentException(
          "lyrics: expected at least "
              + FEWEST
              + " songs of every genre, found "
              + songs
              + " of "
              + genre
              + "; add songs, or keep the largest genres with --genres N");
    }
  }

  private static Map<String, List<Song>> byGenre(List<Song> songs) {
    Map<String, List<Song>> byGenre = new TreeMap<>();
    songs.forEach(song -> byGenre.computeIfAbsent(song.genre(), g -> new ArrayList<>()).add(song));
    return byGenre;
  }
}
