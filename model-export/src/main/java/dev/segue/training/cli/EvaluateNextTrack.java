package dev.segue.training.cli;

import dev.segue.training.nexttrack.BundledNextTrack;
import dev.segue.training.nexttrack.NextTrackContest;
import dev.segue.training.nexttrack.Ranked;
import dev.segue.training.nexttrack.Session;
import dev.segue.training.nexttrack.TestCases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue evaluate next-track}. */
@Command(
    name = "next-track",
    description = {
      "Scores a bundle on sessions that it has not seen, in ONNX Runtime: at every position the next"
          + " track is looked for among all that the bundle knows. Sessions of the same tracks in the"
          + " same order as one that it was trained on or stopped by are left out. segue compare"
          + " next-track trains networks and compares them with baselines."
    },
    footer = {
      "",
      "Example: segue evaluate next-track --bundle next-track --sessions test.txt --last-only"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateNextTrack implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SessionOptions input;
  @Mixin private SeenOption seen;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "DIR",
      description = "A bundle to score.")
  private Path bundle;

  @Option(names = "--last-only", description = "Look for the last track of every session alone.")
  private boolean lastOnly;

  @Mixin private FigureOptions figures;

  @Override
  public Integer call() throws IOException {
    figures.check();
    PrintWriter err = spec.commandLine().getErr();
    try (BundledNextTrack model = BundledNextTrack.load(bundle)) {
      List<Session> read = input.read(err);
      List<Session> judged = seen.included() ? read : model.unseen(read);
      int leftOut = read.size() - judged.size();
      TestCases every = TestCases.of(judged, model.vocabulary());
      TestCases test = lastOnly ? every.lastOnly() : every;
      Ranked ranked = Ranked.ofNetwork(model.name(), model.ranks(test.cases()));
      NextTrackContest contest = new NextTrackContest(test, List.of(ranked));
      PrintWriter out = spec.commandLine().getOut();
      String targets = lastOnly ? "last track of a session" : "every position";
      out.print(NextTrackTable.table(targets, contest));
      out.print(NextTrackTable.cohorts(targets, contest));
      out.print(SeenOption.leftOut("sessions", leftOut));
      out.flush();
      figures.write(() -> NextTrackTable.ofBundle(contest).put("seen_left_out", leftOut));
    }
    return 0;
  }
}
