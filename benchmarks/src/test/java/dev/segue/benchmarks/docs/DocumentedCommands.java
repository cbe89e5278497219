package dev.segue.benchmarks.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the commands of segue in the pages of this project. */
final class DocumentedCommands {

  private static final Pattern IN_TEXT = Pattern.compile("`((?:\\./)?segue [^`]+)`");
  private static final Pattern CALL = Pattern.compile("(?:^|[|$(] |\\$ )(?:\\./)?segue (.+)");

  private DocumentedCommands() {}

  /**
   * A command as a page shows it.
   *
   * @param place page and line
   * @param text what stands behind {@code segue}
   * @param shell whether it stands in a block for a shell, so that all of it must be right
   */
  record Shown(String place, String text, boolean shell) {
    @Override
    public String toString() {
      return place + ": segue " + text;
    }
  }

  static List<Shown> in(Path root) {
    return Stream.of("README.md", "CONTRIBUTING.md", "docs", "models", "deploy")
        .map(root::resolve)
        .filter(Files::exists)
        .flatMap(path -> pages(path).stream())
        .flatMap(page -> of(root.relativize(page).toString(), page).stream())
        .toList();
  }

  private static List<Path> pages(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Shown> of(String name, Path page) {
    try {
      return of(name, Files.readAllLines(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Shown> of(String name, List<String> lines) {
    List<Shown> shown = new ArrayList<>();
    String block = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String place = name + ":" + (i + 1);
      if (line.startsWith("```")) {
        block = block == null ? line.substring(3).strip() : null;
      } else if (block == null) {
        Matcher inText = IN_TEXT.matcher(line);
        while (inText.find()) {
          shown.add(new Shown(place, inText.group(1).replaceFirst("^(\\./)?segue ", ""), false));
        }
      } else {
        boolean shell = block.equals("bash") || block.equals("sh");
        String joined = joined(lines, i);
        Matcher call = CALL.matcher(joined);
        if (call.find()) {
          shown.add(new Shown(place, call.group(1).strip(), shell || joined.startsWith("$ ")));
        }
      }
    }
    return shown;
  }

  /** A line with those that continue it after a backslash. */
  private static String joined(List<String> lines, int first) {
    StringBuilder joined = new StringBuilder(lines.get(first).strip());
    for (int i = first + 1; joined.toString().endsWith("\\") && i < lines.size(); i++) {
      joined.setLength(joined.length() - 1);
      joined.append(lines.get(i).strip());
    }
    return joined.toString();
  }
}
