package dev.segue.features.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.schemas.Genre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleDirectoryTest {

  @TempDir Path temporary;
  private Path directory;
  private BundleDirectory written;

  @BeforeEach
  void writeBundle() throws IOException {
    directory = temporary.toRealPath().resolve("next-genre");
    written = BundleFixture.write(directory);
  }

  @Test
  void shouldReadWhatWasWritten() {
    BundleDirectory bundle = BundleDirectory.read(directory);

    assertThat(bundle.manifest()).isEqualTo(written.manifest());
    assertThat(NextGenreSpec.of(bundle).labels())
        .containsExactly(Genre.POP, Genre.ROCK, Genre.OTHERS);
    assertThat(NextGenreSpec.of(bundle).network().memoryWidth()).isEqualTo(642);
    assertThat(bundle.layout(NextGenreSpec.of(bundle).layout())).isEqualTo(BundleFixture.LAYOUT);
    assertThat(bundle.digest()).isEqualTo(written.digest()).hasSize(64);
    assertThat(bundle.bytes(BundleFiles.STEP)).containsExactly(1, 2, 3);
    assertThat(bundle.golden(bundle.graph(BundleFiles.STEP))).isEqualTo(BundleFixture.golden());
  }

  @Test
  void shouldNumberVocabularyEntriesFromOne() {
    var artists =
        written.vocabularies(NextGenreSpec.of(written).categoricals()).get(CategoricalInput.ARTIST);

    assertThat(artists.id("Björk")).isEqualTo(1);
    assertThat(artists.id("The Wailers")).isEqualTo(2);
    assertThat(artists.id("somebody else")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step.onnx",
        "sequence.onnx",
        "vocabulary/artist.txt",
        "golden/step.json",
        "golden/sequence.json"
      })
  void shouldRefuseWhenAnyFileIsChangedOrMissing(String file) throws IOException {
    Path path = directory.resolve(file);
    byte[] content = Files.readAllBytes(path);
    content[content.length - 1] ^= 1;

    Files.write(path, content);
    assertRefused(file + ": expected SHA-256", ", found ");
    Files.delete(path);
    assertRefused(file + ": expected a file, found nothing there");
  }

  @Test
  void shouldRefuseUseOfAFileThatChangedAfterReading() throws IOException {
    Files.write(directory.resolve("step.onnx"), new byte[] {9});

    assertThatThrownBy(() -> written.bytes("step.onnx"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("step.onnx: expected SHA-256");
  }

  @Test
  void shouldRefuseWhenThereIsNoBundle() throws IOException {
    Path absent = temporary.resolve("absent");
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> BundleDirectory.read(absent))
        .hasMessage(
            "bundle "
                + absent
                + ": expected a directory, found nothing there; give the directory that segue train"
                + " wrote with --out");
    assertThatThrownBy(() -> BundleDirectory.read(file))
        .hasMessageStartingWith("bundle " + file + ": expected a directory, found a file; give");
    Files.delete(directory.resolve("bundle.json"));
    assertRefused("bundle.json: expected a file, found nothing there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"formatVersion\" : 2 | \"formatVersion\" : 1 | formatVersion: expected 2, found 1",
        "\"kind\" : \"next-genre\" | \"kind\" : \"tea\" | kind: expected next-genre, found tea",
        "\"name\" : \"next-genre\" | \"name\" : \"../x\" | name: expected letters",
        "\"temperature\" : 1.25 | \"temperature\" : 0 | model, temperature: expected above 0, found 0.0",
        "\"tolerance\" : 1.0E-4 | \"tolerance\" : 2 | tolerance: expected between 0 and 1",
        "\"memoryWidth\" : 642 | \"memoryWidth\" : 640 | model, network.memoryWidth: expected 642 for 2",
        "\"hidden\" : 128 | \"hidden\" : \"x\" | model, network.hidden",
        "\"cell\" : \"LSTM\" | \"cell\" : \"CNN\" | model, network.cell",
        "\"POP\", \"ROCK\" | \"ROCK\", \"POP\" | model, labels: expected distinct genres in the order",
        "\"POP\", \"ROCK\" | \"POP\", \"SKA\" | model, labels",
        "\"seed\" : 7 | \"sed\" : 7 | provenance.seed: expected a value, found nothing",
        "\"seed\" : 7 | \"seed\" : 7, \"x\" : 1 | provenance.x: expected no such field",
        "2026-11-20T10:00:00Z | yesterday | provenance.created: expected an ISO-8601 instant",
        "\"step.onnx\" : | \"walk.onnx\" : | files: expected 'step.onnx' among them, found none",
        "\"step.onnx\" : | \"../step.onnx\" : | files: expected relative paths",
        "\"step.onnx\" : | \"/etc/passwd\" : | files: expected relative paths",
        "\"step.onnx\" : \" | \"step.onnx\" : \"g | files.step.onnx: expected a SHA-256",
        "\"formatVersion\" : 2, | \"formatVersion\" : 2,, | line 2: expected JSON, found",
      })
  void shouldRefuseInOneSentenceWhenTheManifestIsWrong(String from, String to, String expected)
      throws IOException {
    changeManifest(from, to);

    assertRefused("bundle.json, " + expected);
  }

  @Test
  void shouldRefuseLinksInsideABundleButFollowTheBundleItself() throws IOException {
    Path alias = Files.createSymbolicLink(temporary.resolve("current"), directory);
    assertThat(BundleDirectory.read(alias).root()).isEqualTo(directory);

    Path outside = temporary.resolve("outside.onnx");
    Files.move(directory.resolve("step.onnx"), outside);
    Files.createSymbolicLink(directory.resolve("step.onnx"), outside);
    assertRefused("step.onnx: expected a file of the bundle, found a link that leads to");
  }

  @Test
  void shouldRefuseLinkedDirectoriesInsideABundle() throws IOException {
    Path outside = temporary.resolve("golden");
    Files.move(directory.resolve("golden"), outside);
    Files.createSymbolicLink(directory.resolve("golden"), outside);

    assertRefused("golden/sequence.json: expected a file of the bundle, found a link");
  }

  @Test
  void shouldIgnoreFilesThatAreNotListed() throws IOException {
    Files.writeString(directory.resolve("README.md"), "a card");

    assertThat(BundleDirectory.read(directory).digest()).isEqualTo(written.digest());
    assertThatThrownBy(() -> written.bytes("README.md"))
        .hasMessageContaining("files: expected 'README.md' among them, found none");
  }

  @Test
  void shouldRefuseAVocabularyOfAnotherSize() {
    var three = new CategoricalSpec("artist", "vocabulary/artist.txt", 3);

    assertThatThrownBy(() -> written.vocabulary(three))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("vocabulary/artist.txt: expected 3 lines, found 2");
  }

  @Test
  void shouldRefuseALayoutThatThisProgramBuildsDifferently() {
    LayoutSpec layout = NextGenreSpec.of(written).layout();
    LayoutSpec other = new LayoutSpec(layout.blocks(), "f".repeat(64));
    LayoutSpec unknown = new LayoutSpec(List.of(new LayoutSpec.BlockSpec("x", 1)), "");

    assertThatThrownBy(other::toFeatureLayout)
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("layout.digest: expected " + layout.digest());
    assertThatThrownBy(unknown::toFeatureLayout)
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("layout block 'x'");
  }

  @Test
  void shouldRefuseACategoricalInputThatThisProgramDoesNotKnow() throws IOException {
    changeManifest("\"name\" : \"artist\"", "\"name\" : \"mood\"");
    BundleDirectory bundle = BundleDirectory.read(directory);

    List<CategoricalSpec> inputs = NextGenreSpec.of(bundle).categoricals();

    assertThatThrownBy(() -> bundle.vocabularies(inputs))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "bundle "
                + directory
                + ", bundle.json, categorical input 'mood': expected one of"
                + " [track, artist, album]");
  }

  @Test
  void shouldRefuseTheSameCategoricalInputTwice() throws IOException {
    Matcher input =
        Pattern.compile("\\{[^{}]*\"name\" : \"artist\"[^{}]*}")
            .matcher(Files.readString(directory.resolve("bundle.json")));
    assertThat(input.find()).isTrue();

    changeManifest(input.group(), input.group() + ", " + input.group());

    assertRefused(
        "bundle.json, model, categoricals: expected distinct names, found [artist, artist]");
  }

  private void changeManifest(String from, String to) throws IOException {
    Path path = directory.resolve("bundle.json");
    String json = Files.readString(path);
    assertThat(json).contains(from);
    Files.writeString(path, json.replace(from, to));
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> NextGenreSpec.of(BundleDirectory.read(directory)))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("bundle " + directory + ", ")
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }
}
