package dev.segue.training.cli;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.GraphSpec;
import dev.segue.features.bundle.LayoutSpec;
import dev.segue.features.bundle.NetworkSpec;
import dev.segue.features.bundle.NextGenreSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue bundle show DIR}. */
@Command(
    name = "show",
    description = "Shows what a bundle says about itself.",
    mixinStandardHelpOptions = true,
    footer = "  segue bundle show models/next-genre")
final class BundleShow implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The bundle.")
  private Path directory;

  @Override
  public Integer call() {
    BundleDirectory bundle = BundleDirectory.read(directory);
    BundleManifest manifest = bundle.manifest();
    PrintWriter out = spec.commandLine().getOut();
    line(out, "name", manifest.name() + " " + manifest.version());
    line(out, "kind", manifest.kind());
    line(out, "digest", bundle.digest());
    line(out, "trained", manifest.provenance().created());
    line(out, "command", manifest.provenance().command());
    line(out, "seed", manifest.provenance().seed());
    line(out, "data digest", manifest.provenance().dataDigest());
    line(out, "graphs", names(manifest));
    if (manifest.kind().equals(NextGenreSpec.KIND)) {
      show(out, NextGenreSpec.of(bundle));
    } else {
      line(out, "model", manifest.model().toPrettyString());
    }
    line(out, "tolerance", manifest.tolerance());
    line(out, "metrics", manifest.metrics().toPrettyString());
    return 0;
  }

  private static void show(PrintWriter out, NextGenreSpec model) {
    line(out, "labels", model.labels());
    line(out, "network", network(model.network()));
    line(out, "features", model.layout().width() + " in " + blocks(model.layout()));
    model
        .categoricals()
        .forEach(input -> line(out, "embedding", input.name() + ", " + input.size() + " names"));
    line(out, "temperature", String.format(Locale.ROOT, "%.4f", model.temperature()));
  }

  private static String names(BundleManifest manifest) {
    return manifest.graphs().stream().map(GraphSpec::file).collect(Collectors.joining(", "));
  }

  private static String network(NetworkSpec network) {
    String attention =
        network.attention()
            ? String.format(Locale.ROOT, ", attention with decay %.4f", network.attentionDecay())
            : "";
    return network.layers()
        + " x "
        + network.hidden()
        + " "
        + network.cell()
        + attention
        + ", memory of "
        + network.memoryWidth()
        + " float32";
  }

  private static String blocks(LayoutSpec layout) {
    return layout.blocks().stream()
        .map(block -> block.name() + " " + block.width())
        .collect(Collectors.joining(", "));
  }

  private static void line(PrintWriter out, String name, Object value) {
    out.printf("%-12s %s%n", name, value);
  }
}
