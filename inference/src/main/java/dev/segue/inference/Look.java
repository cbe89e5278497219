package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a look at the models directory found.
 *
 * @param fingerprint the directory before the look
 * @param usable the newest bundle that can be used, loaded; empty when it serves already
 * @param invalid why bundles are not valid
 * @param unusable why valid bundles, newer than the usable one, could not be loaded
 */
record Look(
    Map<Path, String> fingerprint,
    Optional<NextGenreModel> usable,
    List<? extends RuntimeException> invalid,
    List<RuntimeException> unusable) {

  /** Loads the newest bundle that can be loaded, unless it has the digest that serves. */
  static Look at(
      ModelsDirectory directory,
      String servingDigest,
      Function<BundleDirectory, NextGenreModel> loader) {
    Map<Path, String> fingerprint = directory.fingerprint();
    ModelsDirectory.Findings findings = directory.read();
    List<RuntimeException> unusable = new ArrayList<>();
    Optional<NextGenreModel> usable = Optional.empty();
    for (BundleDirectory bundle : findings.valid()) {
      if (usable.isPresent() || bundle.digest().equals(servingDigest)) {
        break;
      }
      try {
        usable = Optional.of(loader.apply(bundle));
      } catch (RuntimeException refusal) {
        unusable.add(refusal);
      }
    }
    return new Look(fingerprint, usable, findings.refused(), unusable);
  }

  /** One sentence for each bundle that was refused. */
  List<String> refused() {
    return Stream.concat(invalid.stream(), unusable.stream())
        .map(refusal -> refusal.getMessage() == null ? refusal.toString() : refusal.getMessage())
        .toList();
  }
}
