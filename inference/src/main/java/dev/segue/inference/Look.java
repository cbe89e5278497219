package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a look at the models directory found.
 *
 * @param files the state of every bundle's files before the look
 * @param usable the newest bundle that can be used, loaded; empty when it serves already
 * @param refusals why bundles are not valid or, when newer than the usable one, could not be
 *     loaded; the newest that could not be loaded first
 */
record Look(
    Map<Path, Set<String>> files,
    Optional<NextGenreModel> usable,
    Map<Path, RuntimeException> refusals) {

  /** Before the first look. */
  static final Look NONE = new Look(Map.of(), Optional.empty(), Map.of());

  /**
   * Loads the newest bundle that can be loaded, unless it has the digest that serves. What this
   * look refused for good is not read again while its files are the same.
   */
  Look next(
      ModelsDirectory directory,
      String servingDigest,
      Function<BundleDirectory, NextGenreModel> loader) {
    Map<Path, Set<String>> now = directory.files();
    Map<Path, RuntimeException> lasting = lasting(now);
    ModelsDirectory.Findings findings =
        ModelsDirectory.read(
            now.keySet().stream().filter(bundle -> !lasting.containsKey(bundle)).toList());
    Map<Path, RuntimeException> refused = new LinkedHashMap<>();
    Optional<NextGenreModel> found = Optional.empty();
    for (BundleDirectory bundle : findings.valid()) {
      if (found.isPresent() || bundle.digest().equals(servingDigest)) {
        break;
      }
      try {
        found = Optional.of(loader.apply(bundle));
      } catch (RuntimeException refusal) {
        refused.put(bundle.root(), refusal);
      }
    }
    refused.putAll(findings.refused());
    refused.putAll(lasting);
    return new Look(now, found, refused);
  }

  /** Whether another look at these files would find the same. */
  boolean holdsFor(Map<Path, Set<String>> now) {
    return files.equals(now) && refusals.values().stream().noneMatch(Look::mayPass);
  }

  /** One sentence for each bundle that was refused. */
  List<String> refused() {
    return refusals.values().stream()
        .map(refusal -> refusal.getMessage() == null ? refusal.toString() : refusal.getMessage())
        .toList();
  }

  private Map<Path, RuntimeException> lasting(Map<Path, Set<String>> now) {
    Map<Path, RuntimeException> lasting = new LinkedHashMap<>(refusals);
    lasting.values().removeIf(Look::mayPass);
    lasting.keySet().removeIf(bundle -> !files.get(bundle).equals(now.get(bundle)));
    return lasting;
  }

  /** Whether the machine was the reason, or a file that could not be read: not the content. */
  private static boolean mayPass(RuntimeException refusal) {
    return refusal instanceof DeviceException
        || refusal instanceof InferenceException
        || refusal.getCause() instanceof IOException;
  }
}
