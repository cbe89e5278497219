package dev.segue.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.scoring.ReliabilityBin;
import dev.segue.training.bundle.DoublingBundle;
import dev.segue.training.cli.SegueTraining;
import dev.segue.training.learning.TrainingProgress.Epoch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {

  private static final String HOSTILE = "<script>alert('&')</script>\u0000 \"Zoë\"";

  @TempDir private Path temporary;

  @Test
  void shouldShowEverySectionWithItsNumbers() throws Exception {
    BundleDirectory bundle = DoublingBundle.write(temporary.resolve("b"), everything());

    Document page = parsed(ReportPage.of(bundle, Optional.empty()));

    String text = page.getDocumentElement().getTextContent();
    assertThat(headings(page))
        .containsExactly(
            "Command",
            "Data and split",
            "Learning curves",
            "Confusion matrix",
            "Forecast and truth",
            "Reliability",
            "Last layer",
            "Baselines",
            "Examples with attention",
            "All figures in the manifest",
            "Files",
            "Not in this report");
    assertThat(text)
        .contains("segue train doubling --seed 1")
        .contains("training7,00070.0 %", "test3,00030.0 %", "an artist is on one side")
        .contains(
            "Loss: cross-entropy, nats. The lowest on validation is 0.5000, in epoch 2 of 3, where")
        .contains("12 of 20 test rows are predicted right (60.0 %)")
        .contains("2 test rows drawn by seed")
        .contains("Expected calibration error 0.0750 over 20 test rows in 2 bins")
        .contains("for 4 test rows drawn by seed; marks show the truth")
        .contains("model71.90.720", "majority28.9-")
        .contains("Forecast: ROCK (62.5 %). Truth: POP.", "75.0 %", "POP, the last");
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(6);
    assertThat(strong(page)).containsExactly("71.9", "0.720");
  }

  @Test
  void shouldSayThatNoEpochEnded() throws Exception {
    ReportData data = ReportData.of(new LearningCurve("loss", List.of()));
    BundleDirectory bundle = DoublingBundle.write(temporary.resolve("b"), data);

    Document page = parsed(ReportPage.of(bundle, Optional.empty()));

    assertThat(page.getDocumentElement().getTextContent()).contains("the weights are its start");
  }

  @Test
  void shouldReferToNothingOutsideAndRunNothing() throws IOException {
    BundleDirectory bundle = DoublingBundle.write(temporary.resolve("b"), everything());

    String page = ReportPage.of(bundle, Optional.empty());

    assertThat(page).doesNotContainPattern(Pattern.compile("(?i)<(script|link|img|iframe|object)"));
    assertThat(page).doesNotContainPattern(Pattern.compile("(?i)(src|href|url|@import)\\s*[=(]"));
    assertThat(page).doesNotContain("http://", "https://");
    assertThat(page).contains("default-src 'none'", "prefers-color-scheme: dark");
  }

  @Test
  void shouldShowTextsAsTheyAre() throws Exception {
    ReportData data =
        ReportData.of(
            new DataSplit(HOSTILE, List.of(new DataSplit.Part(HOSTILE, 1)), List.of(HOSTILE)));
    BundleDirectory bundle = DoublingBundle.write(temporary.resolve("b"), data);

    Document page = parsed(ReportPage.of(bundle, Optional.empty()));

    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("li").item(0).getTextContent())
        .isEqualTo(HOSTILE.replace('\u0000', '\uFFFD'));
  }

  @Test
  void shouldGiveEqualPagesForEqualBundles() throws IOException {
    BundleDirectory bundle = DoublingBundle.write(temporary.resolve("b"), everything());

    assertThat(ReportPage.of(bundle, Optional.empty()))
        .isEqualTo(ReportPage.of(bundle, Optional.empty()));
  }

  @Test
  void shouldSayWhatIsMissingInABundleWithoutReport() throws Exception {
    BundleDirectory bundle = DoublingBundle.write(temporary.resolve("b"), null);

    Document page = parsed(ReportPage.of(bundle, Optional.empty()));

    assertThat(headings(page))
        .containsExactly("Command", "All figures in the manifest", "Files", "Not in this report");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("segue train doubling --seed 1", "accuracy0.7500")
        .contains("data and split; learning curves; confusion matrix; reliability; last layer")
        .contains("double.onnx");
  }

  @Test
  void shouldShowAblationsOfAnyForm() throws Exception {
    BundleDirectory bundle = DoublingBundle.write(temporary.resolve("b"), null);
    String figures =
        """
        {"3_classes": {
          "default": {"accuracy": {"mean": 0.66, "deviation": 0.01}, "runs": [1, 2]},
          "no_attention": {"accuracy": {"mean": 0.61, "deviation": 0.02},
            "above": {"mean": -0.05, "low": -0.07, "high": -0.03, "p": 0.01}},
          "order": {"lost": 3}}, "seeds": 3}
        """;

    Document page =
        parsed(
            ReportPage.of(
                bundle,
                Optional.of(
                    new ComparisonFile(
                        "k", "segue compare k", new ObjectMapper().readTree(figures)))));

    assertThat(headings(page)).contains("Ablations");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("figureseeds3")
        .contains("default0.6600 ± 0.0100-")
        .contains("no attention0.6100 ± 0.0200-0.0500 (-0.0700 to -0.0300), p 0.0100")
        .contains("lost3");
  }

  @Test
  void shouldRefuseWhatIsNotReportData() throws IOException {
    Path place = temporary.resolve("b");
    DoublingBundle.write(place, new ReportData(List.of()));
    String manifest = Files.readString(place.resolve(BundleFiles.MANIFEST));
    Files.writeString(place.resolve(ReportData.FILE), "{\"sections\": []}");

    assertThatThrownBy(() -> BundleDirectory.read(place))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("report.json: expected SHA-256");
    assertThat(manifest).contains(ReportData.FILE);
    assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), new long[][] {{1, 2}}))
        .hasMessage("confusion-matrix counts: expected 2 values, found 1");
    assertThatThrownBy(() -> new LearningCurve("loss", List.of(epoch(1, Double.NaN, 1))))
        .hasMessage("learning-curve epoch 1, training loss: expected a number, found NaN");
    assertThatThrownBy(
            () -> new LastLayer("l", "m", List.of("a"), new int[] {0, 1}, new float[][] {{1}, {2}}))
        .hasMessage("last-layer row 1: expected a class of 1, found 1");
    assertThatThrownBy(
            () ->
                new AttentionExamples.Example(
                    "t", "a", "a", 0.5, List.of(new AttentionExamples.Weight("s", 0.5)), 0.1))
        .hasMessage("attention-examples weights: expected a sum of 1, found 0.6");
  }

  @Test
  void shouldWriteThePageBesideTheBundleAndRefuseBrokenInputInOneLine() throws IOException {
    Path bundle = temporary.resolve("b");
    DoublingBundle.write(bundle, everything());
    Path broken = Files.writeString(temporary.resolve("broken.json"), "{\n\"a\": ");
    Path empty = Files.writeString(temporary.resolve("empty.json"), "[1]");
    String other = "{\"compared\": \"fusion\", \"command\": \"c\", \"figures\": {\"a\": 1}}";
    Path fusion = Files.writeString(temporary.resolve("fusion.json"), other);

    assertThat(run(bundle.toString())).isEmpty();
    assertThat(temporary.resolve("b.html")).exists();
    assertThat(run(temporary.toString())).contains("bundle.json");
    assertThat(run(bundle.toString(), "--out", temporary + "/none/r.html")).contains("--out");
    assertThat(run(bundle.toString(), "--compare", broken.toString()))
        .contains("--compare", "expected the JSON of segue compare, found line 2");
    assertThat(run(bundle.toString(), "--compare", empty.toString())).contains("found other JSON");
    assertThat(run(bundle.toString(), "--compare", fusion.toString()))
        .contains("found that of segue compare fusion; write it with segue compare doubling");
    assertThat(run(bundle.toString(), "--compare", temporary + "/none.json"))
        .contains("expected a file");
  }

  /** Runs the command; returns its one line on standard error, empty when it is done. */
  private static String run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "report";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    StringWriter err = new StringWriter();
    int code =
        SegueTraining.commandLine()
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(new StringWriter()))
            .execute(all);
    assertThat(code).isEqualTo(err.toString().isEmpty() ? 0 : 2);
    assertThat(err.toString().lines().count()).isLessThanOrEqualTo(1);
    return err.toString();
  }

  private static ReportData everything() {
    List<String> labels = List.of("POP", "ROCK");
    return ReportData.of(
        new DataSplit(
            "tracks",
            List.of(new DataSplit.Part("training", 7_000), new DataSplit.Part("test", 3_000)),
            List.of("an artist is on one side")),
        new LearningCurve(
            "cross-entropy, nats",
            List.of(epoch(1, 0.9, 0.8), epoch(2, 0.4, 0.5), epoch(3, 0.3, 0.6))),
        new ConfusionMatrix(labels, new long[][] {{7, 3}, {5, 5}}),
        Residuals.of("popularity", new double[] {10, 50}, new double[] {20, 40}, 1),
        new Reliability(
            "the top genre",
            List.of(new ReliabilityBin(10, 0.4, 0.45), new ReliabilityBin(10, 0.9, 0.8))),
        new LastLayer(
            "the hidden layer",
            "the truth",
            labels,
            new int[] {0, 1, 0, 1},
            new float[][] {{1, 0}, {0, 1}, {1, 0.1f}, {0.1f, 1}}),
        new FigureTable(
            "Test tracks",
            List.of(
                new FigureTable.Column("accuracy %", FigureTable.Better.HIGHER, 1),
                new FigureTable.Column("log-loss", FigureTable.Better.LOWER, 3)),
            List.of(
                FigureTable.Row.of("model", 71.9, 0.72),
                FigureTable.Row.of("bll", 70.2, 0.761),
                FigureTable.Row.of("majority", 28.9, Double.NaN))),
        new AttentionExamples(
            "drawn by seed",
            List.of(
                new AttentionExamples.Example(
                    "After 3 sessions",
                    "POP",
                    "ROCK",
                    0.625,
                    List.of(new AttentionExamples.Weight("POP, the last", 0.75)),
                    0.25))));
  }

  private static Epoch epoch(int number, double training, double validation) {
    return new Epoch(number, training, validation, true, 2e-3, 1.5);
  }

  private static Document parsed(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setValidating(false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }

  private static List<String> headings(Document page) {
    return texts(page.getElementsByTagName("h2"));
  }

  private static List<String> strong(Document page) {
    return texts(page.getElementsByTagName("strong"));
  }

  private static List<String> texts(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(n -> nodes.item(n).getTextContent())
        .toList();
  }
}
