package dev.segue.training.cli;

import dev.segue.features.history.HistoryFormat;
import picocli.CommandLine.Option;

/** Options that say where listens come from. */
final class ListensOptions {

  @Option(
      names = "--listens",
      required = true,
      paramLabel = "PATH",
      description = "File, folder or pattern of listening histories.")
  private String path;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "listens-tsv",
      description = "Format of the listens: listens-tsv or spotify-history.")
  private String format;

  String path() {
    return path;
  }

  /**
   * How they are written.
   *
   * @throws IllegalArgumentException when it is no format of listens
   */
  HistoryFormat format() {
    return HistoryFormat.of(format, HistoryFormat.OF_LISTENS);
  }
}
