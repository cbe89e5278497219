package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.nexttrack.BundledNextTrack;
import dev.segue.training.nexttrack.NextTrackContest;
import dev.segue.training.nexttrack.Ranked;
import dev.segue.training.nexttrack.Session;
import dev.segue.training.nexttrack.TestCases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
      "Scores a bundle on sessions, in ONNX Runtime: at every position the next track is looked for"
          + " among all that the bundle knows. Where sessions have the same tracks in the same order as"
          + " one that it was trained on or stopped by, a second table is without them. segue compare"
          + " next-track trains networks and compares them with baselines."
    },
    footer = {"  segue evaluate next-track --bundle next-track --sessions test.txt --last-only"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateNextTrack implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SessionOptions input;

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
      List<Session> sessions = input.read(err);
      NextTrackContest all = contest(model, sessions);
      List<Session> unseen = model.unseen(sessions);
      int seen = sessions.size() - unseen.size();
      Optional<NextTrackContest> rest =
          seen == 0 || unseen.isEmpty() ? Optional.empty() : Optional.of(contest(model, unseen));
      PrintWriter out = spec.commandLine().getOut();
      String targets = lastOnly ? "last track of a session" : "every position";
      out.print(NextTrackTable.table(targets, all));
      out.print(NextTrackTable.cohorts(targets, all));
      out.printf("sessions that equal one that the bundle has seen: %,d%n", seen);
      rest.ifPresent(own -> out.print(NextTrackTable.table(targets + ", without those", own)));
      out.flush();
      figures.write(
          () -> {
            ObjectNode node = NextTrackTable.ofBundle(all).put("seen_sessions", seen);
            rest.ifPresent(own -> node.set("without_seen", NextTrackTable.ofBundle(own)));
            return node;
          });
    }
    return 0;
  }

  private NextTrackContest contest(BundledNextTrack model, List<Session> sessions) {
    TestCases every = TestCases.of(sessions, model.vocabulary());
    TestCases test = lastOnly ? every.lastOnly() : every;
    Ranked ranked =
        Ranked.ofNetwork(model.name(), RankingBar.onTerminal().ranks(model, test.cases()));
    return new NextTrackContest(test, List.of(ranked));
  }
}
