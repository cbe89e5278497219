package dev.segue.training.fusion;

import dev.segue.features.history.TrackNames;
import dev.segue.schemas.Track;
import dev.segue.training.text.EnglishTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text of a track that becomes one vector. */
enum TextField {
  TITLE,
  ALBUM,
  /** The words of the name and the whole name. */
  ARTIST,
  /** Without stop words; the vector has length 1. */
  LYRICS;

  /** The fields that say what a track is called, whose vectors are learned together. */
  static final List<TextField> METADATA = List.of(TITLE, ALBUM, ARTIST);

  /** The name of its input in the exported graph. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its words; none when the track has no such text. */
  List<String> words(Track track) {
    return switch (this) {
      case TITLE -> words(EnglishTokenizer.ofAllWords(), track.getTitle());
      case ALBUM -> words(EnglishTokenizer.ofAllWords(), track.getAlbum());
      case ARTIST -> artist(track.getArtist());
      case LYRICS -> words(EnglishTokenizer.withoutStopWords(), track.getLyrics());
    };
  }

  private static List<String> words(EnglishTokenizer tokenizer, String text) {
    return text == null ? List.of() : tokenizer.tokens(text);
  }

  /** A name of one word stands for itself twice: as a word and as a name. */
  private static List<String> artist(String name) {
    List<String> words = new ArrayList<>(words(EnglishTokenizer.ofAllWords(), name));
    words.add("=" + TrackNames.key(name));
    return words;
  }
}
