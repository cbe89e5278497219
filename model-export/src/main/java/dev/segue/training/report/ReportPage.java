package dev.segue.training.report;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One HTML page about a bundle, with everything in it: no script, nothing loaded. Equal bundles
 * give equal pages.
 */
public final class ReportPage {

  private static final String STYLE = "report.css";

  private final Markup markup = new Markup();
  private final BundleDirectory bundle;
  private final BundleManifest manifest;
  private final ReportData data;
  private final List<String> missing = new ArrayList<>();

  private ReportPage(BundleDirectory bundle) {
    this.bundle = bundle;
    this.manifest = bundle.manifest();
    this.data = ReportData.in(bundle).orElse(ReportData.of());
  }

  /**
   * Makes the page.
   *
   * @param comparison figures of {@code segue compare}
   * @throws dev.segue.features.bundle.BundleException if the bundle's report data are broken
   */
  public static String of(BundleDirectory bundle, Optional<ComparisonFile> comparison) {
    return new ReportPage(bundle).page(comparison);
  }

  private String page(Optional<ComparisonFile> comparison) {
    markup.open("html", "lang", "en");
    head();
    markup.open("body");
    about();
    new SectionViews(markup, manifest.provenance().seed(), missing).write(data);
    comparison(comparison);
    metrics();
    files();
    missing();
    return markup.close().close().page();
  }

  private void head() {
    markup.open("head").empty("meta", "charset", "utf-8");
    markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    markup.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    markup.leaf("title", title()).leaf("style", style()).close();
  }

  private String title() {
    return manifest.name() + " " + manifest.version();
  }

  private void about() {
    Provenance provenance = manifest.provenance();
    markup.leaf("h1", title());
    markup.leaf("p", "A model of kind " + manifest.kind() + ", trained " + provenance.created());
    markup.leaf("h2", "Command").leaf("p", "The command that made it:");
    markup.open("pre").leaf("code", provenance.command()).close();
    Tables.texts(
        markup,
        new TreeMap<>(
            Map.of(
                "seed", provenance.seed() + "",
                "data digest", provenance.dataDigest(),
                "bundle digest", bundle.digest())));
  }

  private void comparison(Optional<ComparisonFile> comparison) {
    if (comparison.isEmpty()) {
      missing.add("ablations (segue compare --json FILE, then segue report --compare FILE)");
      return;
    }
    markup.leaf("h2", "Ablations");
    markup.leaf("p", "Figures of another command; ± is the standard deviation over seeds:");
    markup.open("pre").leaf("code", comparison.get().command()).close();
    JsonTables.write(markup, comparison.get().figures());
  }

  private void metrics() {
    markup.leaf("h2", "All figures in the manifest");
    markup.open("details").leaf("summary", "Show");
    JsonTables.write(markup, manifest.metrics());
    markup.close();
  }

  private void files() {
    markup.leaf("h2", "Files");
    markup.open("details").leaf("summary", manifest.files().size() + " files with their SHA-256");
    Tables.texts(markup, manifest.files());
    markup.close();
  }

  private void missing() {
    if (!missing.isEmpty()) {
      markup.leaf("h2", "Not in this report");
      markup.leaf("p", missing.stream().collect(Collectors.joining("; ", "", ".")));
    }
  }

  private static String style() {
    try (InputStream style = ReportPage.class.getResourceAsStream(STYLE)) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a resource of the program cannot be read", impossible);
    }
  }
}
