package dev.segue.features.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the files of a format in what a user names: files, folders, and glob patterns. */
public final class HistoryFiles {

  private HistoryFiles() {}

  /**
   * The files, each once, in the order named; those of a folder or pattern by path.
   *
   * @param inputs a file of any name; a folder, searched at every depth for the format's file
   *     names; or a pattern such as {@code exports/*.json} in the last part of a path
   * @throws InvalidHistoryException when an input names no file
   */
  public static List<Path> of(HistoryFormat format, List<String> inputs) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (String input : inputs) {
      Set<Path> found = find(format, input);
      if (found.isEmpty()) {
        throw new InvalidHistoryException(input + ": " + missing(format, input));
      }
      found.forEach(file -> files.add(file.toAbsolutePath().normalize()));
    }
    return List.copyOf(files);
  }

  private static String missing(HistoryFormat format, String input) {
    String names = String.join(", ", format.fileNames());
    return isFolder(input)
        ? "expected files named "
            + names
            + " in the folder, found none; give the folder of the export"
        : "expected a file, a folder or a pattern that exists, found nothing; check the path";
  }

  private static boolean isFolder(String input) {
    return Files.isDirectory(Path.of(input));
  }

  private static Set<Path> find(HistoryFormat format, String input) throws IOException {
    Path path = Path.of(input);
    if (Files.isDirectory(path)) {
      return inFolder(format, path);
    }
    if (Files.exists(path)) {
      return Set.of(path);
    }
    return input.contains("*") || input.contains("?") ? matching(path) : Set.of();
  }

  private static Set<Path> inFolder(HistoryFormat format, Path folder) throws IOException {
    List<PathMatcher> names =
        format.fileNames().stream()
            .map(name -> FileSystems.getDefault().getPathMatcher("glob:" + name + "{,.gz}"))
            .toList();
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> names.stream().anyMatch(name -> name.matches(file.getFileName())))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (UncheckedIOException | AccessDeniedException unreadable) {
      throw new InvalidHistoryException(
          folder
              + ": expected a folder that can be read to every depth, found one that cannot ("
              + unreadable.getMessage()
              + "); check its permissions, or name the files");
    }
  }

  private static Set<Path> matching(Path pattern) throws IOException {
    Path folder = pattern.toAbsolutePath().getParent();
    Set<Path> found = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, pattern.getFileName().toString())) {
        files.forEach(found::add);
      } catch (PatternSyntaxException unreadable) {
        throw new InvalidHistoryException(
            pattern
                + ": expected a pattern such as exports/*.json, found one with an error ("
                + unreadable.getDescription()
                + "); write \\ before a character that stands for itself");
      }
    }
    return found;
  }
}
