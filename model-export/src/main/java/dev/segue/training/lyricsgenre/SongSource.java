package dev.segue.training.lyricsgenre;

import dev.segue.features.genre.GenreTaxonomy;
import dev.segue.features.genre.TrackProfiles;
import dev.segue.features.history.EventFiles;
import dev.segue.features.history.EventFiles.Keyed;
import dev.segue.features.history.LabelledTexts;
import dev.segue.schemas.Genre;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where songs come from. */
@FunctionalInterface
public interface SongSource {

  /** Reads everything. */
  Songs read() throws IOException;

  /** A file of labels and texts, as {@link LabelledTexts} reads it; any labels. */
  static SongSource ofTable(Path file) {
    return () -> {
      LabelledTexts texts = LabelledTexts.read(file);
      Songs.Collector songs = new Songs.Collector();
      texts.rows().forEach(row -> songs.add(row.label(), row.text()));
      Songs read = songs.songs();
      if (texts.malformed() == 0) {
        return read;
      }
      List<String> notes = new ArrayList<>(read.notes());
      notes.add(
          0,
          "skipped %,d malformed lines, the first: %s"
              .formatted(texts.malformed(), texts.firstProblem().orElseThrow()));
      return new Songs(read.songs(), notes);
    };
  }

  /** The tracks of an event directory that have lyrics and whose genre the taxonomy knows. */
  static SongSource ofEvents(Path directory) {
    return () -> {
      if (!Files.isDirectory(directory)) {
        throw new NotDirectoryException(directory.toString());
      }
      Map<String, Track> newest = new LinkedHashMap<>();
      try (Stream<Keyed<Track>> tracks =
          EventFiles.read(directory.resolve("tracks.avro"), Track.class)) {
        tracks.forEach(track -> newest.put(track.key(), track.value()));
      }
      GenreTaxonomy taxonomy = GenreTaxonomy.ofDefaults();
      Songs.Collector songs = new Songs.Collector();
      for (Track track : newest.values()) {
        Genre genre = TrackProfiles.of(track, taxonomy).getGenre();
        if (genre != Genre.UNKNOWN && track.getLyrics() != null) {
          songs.add(genre.name(), track.getLyrics());
        }
      }
      return songs.songs();
    };
  }
}
