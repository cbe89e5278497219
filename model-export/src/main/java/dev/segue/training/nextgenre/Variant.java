package dev.segue.training.nextgenre;

import dev.segue.features.encoding.FeatureLayout;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.TrainingConfig;

/**
 * A network of the comparison.
 *
 * @param name unique among those of its classes
 * @param classes what it predicts
 * @param features what it reads
 * @param network its parts
 * @param start what it says before it is trained
 * @param training how it is trained, with the seed
 */
record Variant(
    String name,
    ClassSet classes,
    Features features,
    NetworkChoice network,
    StartingPoint start,
    TrainingConfig training) {

  /**
   * What a network reads.
   *
   * @param stress whether the tweets' stress is among it
   * @param vectors whether track, artist and album are looked up
   * @param fusion whether the track's classes by a fusion model are among it
   */
  record Features(Layouts layout, boolean stress, boolean vectors, boolean fusion) {

    Features(Layouts layout, boolean stress, boolean vectors) {
      this(layout, stress, vectors, false);
    }

    NextGenreData of(StepSource.Steps steps, ClassSet classes) {
      FeatureLayout plain = layout.layout(steps.embeddingWidth(), stress);
      FeatureLayout features = fusion ? plain.withFusion(steps.fusionWidth()) : plain;
      return NextGenreData.of(steps, new NextGenreData.Choice(features, classes, vectors));
    }
  }

  /** What tells it from all others of a comparison, for people. */
  String title() {
    return name + ", " + classes.genres().size() + " classes, seed " + training.run().seed();
  }

  /** What decides its weights, beside the data. */
  String decides() {
    String all = network + "\n" + training;
    return start == StartingPoint.RANDOM ? all : all + "\n" + start;
  }

  /** Its weights before it is trained on data. */
  NetworkWeights startOn(NextGenreData data) {
    return start.of(network.start(data, training.run().seed()), data);
  }

  /** The same by another name. */
  Variant named(String other) {
    return new Variant(other, classes, features, network, start, training);
  }

  Variant with(Features other) {
    return new Variant(name, classes, other, network, start, training);
  }

  Variant with(NetworkChoice other) {
    return new Variant(name, classes, features, other, start, training);
  }

  Variant with(StartingPoint other) {
    return new Variant(name, classes, features, network, other, training);
  }

  Variant with(TrainingConfig other) {
    return new Variant(name, classes, features, network, start, other);
  }
}
