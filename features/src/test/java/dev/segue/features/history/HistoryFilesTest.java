package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void create() throws IOException {
    Files.createDirectories(folder.resolve("MyData"));
    for (String name :
        List.of(
            "MyData/StreamingHistory1.json",
            "MyData/StreamingHistory0.json",
            "MyData/endsong_0.json.gz",
            "MyData/Streaming_History_Video_2020.json",
            "MyData/Userdata.json",
            "Streaming_History_Audio_2020_1.json")) {
      Files.createFile(folder.resolve(name));
    }
  }

  private List<String> find(String... inputs) throws IOException {
    return HistoryFiles.of(HistoryFormat.SPOTIFY_HISTORY, List.of(inputs)).stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }

  @Test
  void shouldFindFilesOfTheFormatInFolders() throws IOException {
    assertThat(find(folder.toString()))
        .containsExactly(
            "StreamingHistory0.json",
            "StreamingHistory1.json",
            "endsong_0.json.gz",
            "Streaming_History_Audio_2020_1.json");
  }

  @Test
  void shouldTakeNamedFilesAndPatternsOnce() throws IOException {
    assertThat(
            find(
                folder.resolve("MyData/Userdata.json").toString(),
                folder + "/MyData/Streaming*0.json",
                folder + "/MyData/../MyData/StreamingHistory0.json"))
        .containsExactly(
            "Userdata.json", "StreamingHistory0.json", "Streaming_History_Video_2020.json");
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertThatThrownBy(() -> find("/nowhere/x.json"))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessage(
            "/nowhere/x.json: expected a file, a folder or a pattern that exists, found nothing;"
                + " check the path");
    assertThatThrownBy(() -> HistoryFiles.of(HistoryFormat.LISTENS_TSV, List.of(folder.toString())))
        .hasMessage(
            folder
                + ": expected files named *.tsv in the folder, found none; give the folder of the"
                + " export");
    assertThatThrownBy(() -> find(folder + "/a[*.json"))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessageStartingWith(
            folder + "/a[*.json: expected a pattern such as exports/*.json, found one with");
  }

  @Test
  void shouldNameAFolderThatCannotBeRead() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    assumeFalse(Files.isReadable(closed), "skipped: an administrator may read every folder");

    assertThatThrownBy(() -> find(folder.toString()))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessageStartingWith(folder + ": expected a folder that can be read to every depth")
        .hasMessageContaining(closed.toString());
    assertThatThrownBy(() -> find(closed.toString())).hasMessageStartingWith(closed + ": expected");
  }

  @Test
  void shouldAcceptOnlyTheFormatsOfTheCommand() {
    assertThat(HistoryFormat.of("tracks-csv", HistoryFormat.ALL))
        .isEqualTo(HistoryFormat.TRACKS_CSV);
    assertThatThrownBy(() -> HistoryFormat.of("tracks-csv", HistoryFormat.OF_LISTENS))
        .isInstanceOf(InvalidHistoryException.class)
        .hasMessage("--format: expected one of spotify-history, listens-tsv; found tracks-csv");
  }
}
