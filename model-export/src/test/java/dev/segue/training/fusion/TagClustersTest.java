package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TagClustersTest {

  private static final List<String> ROCK = List.of("rock", "hard rock");
  private static final List<String> RAP = List.of("rap", "trap");
  private static final List<String> POP = List.of("pop", "dance pop");

  /** 60 lists of rock, 40 of rap, 20 of pop. */
  private static List<List<String>> lists() {
    List<List<String>> lists = new ArrayList<>(Collections.nCopies(60, ROCK));
    lists.addAll(Collections.nCopies(40, RAP));
    lists.addAll(Collections.nCopies(20, POP));
    return lists;
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindGroupsOfTagsLargestFirst(TagVectors.Form form) {
    TagVectors vectors = TagVectors.fit(form, lists(), 1);

    TagClusters clusters = TagClusters.fit(vectors, lists(), 3, 1);

    assertThat(clusters.sizes()).containsExactly(60, 40, 20);
    assertThat(clusters.inertia()).isLessThan(1e-6);
    assertThat(List.of(clusters.of(ROCK), clusters.of(RAP), clusters.of(POP)))
        .containsExactly(0, 1, 2);
    assertThat(clusters.of(List.of("trap"))).isEqualTo(1);
    assertThat(clusters.names(lists()))
        .containsExactly("hard rock, rock", "rap, trap", "dance pop, pop");
  }

  @Test
  void shouldFindTheSameBySeed() {
    TagVectors vectors = TagVectors.fit(TagVectors.Form.WORD2VEC, lists(), 1);

    TagClusters once = TagClusters.fit(vectors, lists(), 2, 5);
    TagClusters again = TagClusters.fit(vectors, lists(), 2, 5);

    assertThat(again.centroids()).isDeepEqualTo(once.centroids());
    assertThat(TagVectors.fit(TagVectors.Form.WORD2VEC, lists(), 1).vectors())
        .isDeepEqualTo(vectors.vectors());
  }

  @Test
  void shouldBendWhereMoreClustersStopHelping() {
    Elbow elbow = Elbow.of(TagVectors.Form.MULTI_HOT, lists(), 3, 1);

    assertThat(elbow.points()).hasSize(2);
    assertThat(elbow.points().get(1).inertia()).isLessThan(elbow.points().get(0).inertia());
    assertThat(elbow.points().get(1).largest()).isEqualTo(0.5);
    assertThat(elbow.points().get(1).smallest()).isEqualTo(1 / 6.0);
    assertThat(bend(100, 40, 10, 8, 6)).isEqualTo(4);
    assertThat(bend(100, 20, 15, 10, 5)).isEqualTo(3);
  }

  @Test
  void shouldRefuseMoreClustersThanThereAreLists() {
    TagVectors vectors = TagVectors.fit(TagVectors.Form.MULTI_HOT, lists(), 1);

    assertThatThrownBy(() -> TagClusters.fit(vectors, lists(), 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 4 clusters and 3 different lists; ask for fewer clusters");
    assertThatThrownBy(() -> TagVectors.fit(TagVectors.Form.MULTI_HOT, List.of(List.of("rock")), 1))
        .hasMessageContaining("expected two different ones or more");
  }

  private static int bend(double... inertias) {
    List<Elbow.Point> points = new ArrayList<>();
    for (double inertia : inertias) {
      points.add(new Elbow.Point(points.size() + 2, inertia, List.of(1)));
    }
    return new Elbow("multi-hot", points).bend();
  }
}
