package dev.segue.quickstart.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.features.stress.InvalidLexiconException;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScore;
import dev.segue.features.stress.StressScorer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segue stress}: scores one text a line. */
@Command(
    name = "stress",
    mixinStandardHelpOptions = true,
    description = {
      "Reads one text a line from stdin (UTF-8) and prints its stress (-1 none to -5 very stressed), its relaxation "
          + "(1 none to 5 very relaxed) and the text, parted by tabs."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was scored",
      "1:reading or writing failed",
      "2:bad usage or lexicon"
    },
    footer = "  echo 'I am so stressed' | segue stress")
final class StressCommand implements Callable<Integer> {

  @Option(
      names = "--lexicon",
      paramLabel = "DIR",
      description =
          "A lexicon to use in place of Segue's own: a directory with the same six .tsv files.")
  private Path lexicon;

  private final InputStream in;
  private final OutputStream out;

  StressCommand() {
    this(System.in, new FileOutputStream(FileDescriptor.out));
  }

  StressCommand(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Integer call() {
    StressScorer scorer = scorer();
    try (BufferedReader texts =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      scoreAll(texts, scorer);
      return 0;
    } catch (IOException e) {
      throw CommandFailure.runtime("cannot read stdin: " + e.getMessage());
    }
  }

  private StressScorer scorer() {
    if (lexicon == null) {
      return LexiconStressScorer.ofDefaults();
    }
    try {
      return LexiconStressScorer.load(lexicon);
    } catch (InvalidLexiconException e) {
      throw CommandFailure.badInput(
          e.getMessage() + "; mend it, or leave --lexicon out to use Segue's own");
    }
  }

  private void scoreAll(BufferedReader texts, StressScorer scorer) throws IOException {
    Writer scores = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    for (String text = texts.readLine(); text != null; text = texts.readLine()) {
      StressScore score = scorer.score(text);
      String line = score.stress() + "\t" + score.relaxation() + "\t" + text + "\n";
      // Whoever waits for more input waits for the answer too: at a terminal, or behind `tail -f`.
      if (!write(scores, line, !texts.ready())) {
        return;
      }
    }
    write(scores, "", true);
  }

  /** False when nobody reads any more, as in {@code segue stress | head}, which is no failure. */
  private static boolean write(Writer scores, String line, boolean flush) {
    try {
      scores.write(line);
      if (flush) {
        scores.flush();
      }
      return true;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
        return false;
      }
      throw CommandFailure.runtime("cannot write to stdout: " + e.getMessage());
    }
  }
}
