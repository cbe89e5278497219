package dev.segue.features.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "/nowhere/x.json: expected a file, a folder or a pattern that exists, found nothing");
    assertThatThrownBy(() -> HistoryFiles.of(HistoryFormat.LISTENS_TSV, List.of(folder.toString())))
        .hasMessage(folder + ": expected files named *.tsv in the folder, found none");
    assertThatThrownBy(() -> HistoryFormat.of("mp3"))
        .hasMessage(
            "format: expected one of spotify-history, listens-tsv, tracks-csv, twitter-v2; found"
                + " mp3");
  }
}
