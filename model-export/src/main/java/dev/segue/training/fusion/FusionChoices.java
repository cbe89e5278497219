package dev.segue.training.fusion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The networks of a comparison by their names for people. */
public final class FusionChoices {

  /** The part of the numbers of classes. */
  public static final String CLUSTERS = "clusters";

  /** The part of the forms of a network of six classes. */
  public static final String FORMS = "forms";

  /** Dropout of a network that nothing else is said of. */
  public static final float DROPOUT = 0.3f;

  private static final String STANDARD = "k=6";
  private static final String VECTORS = "word2vec";
  private static final int CLASSES = 6;

  private FusionChoices() {}

  /**
   * The networks that are asked for; the one of six classes always.
   *
   * @param parts {@link #CLUSTERS}, {@link #FORMS}, or names
   * @param elbows whose bend is one of the numbers of clusters; may be empty
   * @throws IllegalArgumentException when a part is none of these
   */
  public static Map<String, FusionChoice> of(Set<String> parts, List<Elbow> elbows) {
    Map<String, FusionChoice> clusters = clusters(elbows);
    Map<String, FusionChoice> forms = forms();
    Map<String, FusionChoice> chosen = new LinkedHashMap<>();
    Stream.of(clusters, forms)
        .forEach(
            group ->
                group.forEach(
                    (name, choice) -> {
                      String part = group == clusters ? CLUSTERS : FORMS;
                      if (parts.contains(part) || parts.contains(name) || name.equals(STANDARD)) {
                        chosen.put(name, choice);
                      }
                    }));
    for (String part : parts) {
      if (!List.of(CLUSTERS, FORMS).contains(part) && !chosen.containsKey(part)) {
        throw new IllegalArgumentException(
            "--parts: expected some of %s, %s, %s, %s, found %s"
                .formatted(
                    CLUSTERS,
                    FORMS,
                    String.join(", ", clusters.keySet()),
                    String.join(", ", forms.keySet()),
                    part));
      }
    }
    return chosen;
  }

  /**
   * Refuses, before anything is read, what {@link #of} would refuse whatever the elbows are: any
   * number of classes may be that of the bend, where there is one.
   *
   * @throws IllegalArgumentException when a part is no name
   */
  public static void check(Set<String> parts) {
    boolean bends = parts.contains(CLUSTERS);
    of(
        parts.stream()
            .filter(part -> !(bends && part.matches("k=\\d+")))
            .collect(Collectors.toSet()),
        List.of());
  }

  private static Map<String, FusionChoice> clusters(List<Elbow> elbows) {
    Stream<Integer> bend =
        elbows.stream().filter(elbow -> elbow.form().equals(VECTORS)).map(Elbow::bend);
    Map<String, FusionChoice> choices = new LinkedHashMap<>();
    Stream.concat(Stream.of(3, 4, CLASSES), bend)
        .distinct()
        .forEach(
            k -> choices.put("k=" + k, new FusionChoice(VECTORS, k, FusionForm.STANDARD, DROPOUT)));
    choices.put(
        "k=6 multi-hot", new FusionChoice("multi-hot", CLASSES, FusionForm.STANDARD, DROPOUT));
    return choices;
  }

  private static Map<String, FusionChoice> forms() {
    FusionForm standard = FusionForm.STANDARD;
    Map<String, FusionChoice> choices = new LinkedHashMap<>();
    choices.put("as published", of(FusionForm.PUBLISHED, DROPOUT));
    choices.put("without linear path", of(standard.withoutLinearPath(), DROPOUT));
    choices.put("without own words", of(standard.withoutOwnWords(), DROPOUT));
    choices.put("without bins", of(standard.withoutBins(), DROPOUT));
    choices.put("always with artist", of(standard.alwaysNamed(), DROPOUT));
    choices.put("metadata only", of(standard.onMetadata(true), DROPOUT));
    choices.put("dropout 0.2", of(standard, 0.2f));
    choices.put("dropout 0.5", of(standard, 0.5f));
    return choices;
  }

  private static FusionChoice of(FusionForm form, float dropout) {
    return new FusionChoice(VECTORS, CLASSES, form, dropout);
  }
}
