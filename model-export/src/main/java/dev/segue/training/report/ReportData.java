package dev.segue.training.report;

import dev.segue.features.bundle.BundleDirectory;
import java.util.List;
import java.util.Optional;

/**
 * What a training knows that a reader of its bundle wants to see: {@code report.json} in the
 * bundle. Users and tracks are not named in it.
 *
 * @param sections in any order; several of one kind are shown one after another
 */
public record ReportData(List<Section> sections) {

  /** The file in a bundle. */
  public static final String FILE = "report.json";

  public ReportData {
    Require.present("sections", sections);
    sections.forEach(section -> Require.present("sections", section));
    sections = List.copyOf(sections);
  }

  public static ReportData of(Section... sections) {
    return new ReportData(List.of(sections));
  }

  /**
   * The data in a bundle; none in a bundle that was written without.
   *
   * @throws dev.segue.features.bundle.BundleException if they are not what a report can show
   */
  public static Optional<ReportData> in(BundleDirectory bundle) {
    return bundle.manifest().files().containsKey(FILE)
        ? Optional.of(bundle.json(FILE, ReportData.class))
        : Optional.empty();
  }

  /** The sections of a kind, in order. */
  <S extends Section> List<S> of(Class<S> kind) {
    return sections.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
