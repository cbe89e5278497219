package dev.segue.quickstart.world;

import dev.segue.features.stress.StressScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The finite set of texts that users tweet. A mood chooses a tone, the tone one of its templates,
 * the template its words, all independent and uniform but for the tone.
 *
 * <p>The stream sees the score of a text only. All texts are scored once by the real scorer, so
 * that the probability of a score in a mood is exact, whatever the scorer is. Immutable.
 */
final class TweetGrammar {

  private final List<Template> templates = new ArrayList<>();
  private final Map<String, List<Template>> byTone = new TreeMap<>();
  private final List<Map<String, Double>> tonesByMood;
  private final byte[] cells;
  private int texts;

  /**
   * Scores every text.
   *
   * @param tonesByMood for each mood the probability of each tone
   */
  TweetGrammar(
      WorldResources.Grammar grammar, List<Map<String, Double>> tonesByMood, StressScorer scorer) {
    this.tonesByMood = tonesByMood.stream().map(TreeMap::new).map(Map::copyOf).toList();
    new TreeMap<>(grammar.tones())
        .forEach((tone, sources) -> byTone.put(tone, templates(sources, grammar.words())));
    this.cells = new byte[texts];
    for (int text = 0; text < texts; text++) {
      cells[text] = (byte) ScoreCell.of(scorer.score(text(text)));
    }
  }

  /** Number of different ways to make a text. */
  int texts() {
    return texts;
  }

  /** The text of an index. */
  String text(int index) {
    for (Template template : templates) {
      if (index < template.first + template.size) {
        return template.fill(index - template.first);
      }
    }
    throw new IndexOutOfBoundsException("text " + index + " of " + texts);
  }

  /** {@link ScoreCell} of a text. */
  int cell(int index) {
    return cells[index];
  }

  /** Draws the index of a text for a mood. */
  int draw(int mood, SplittableRandom random) {
    double u = random.nextDouble();
    List<Template> tone = null;
    for (Map.Entry<String, List<Template>> candidate : byTone.entrySet()) {
      tone = candidate.getValue();
      u -= tonesByMood.get(mood).getOrDefault(candidate.getKey(), 0.0);
      if (u < 0) {
        break;
      }
    }
    Template template = tone.get(random.nextInt(tone.size()));
    return template.first + random.nextInt(template.size);
  }

  /** Draws the index of any text: for tweets that tell nothing of a mood. */
  int drawAny(SplittableRandom random) {
    return random.nextInt(texts);
  }

  /** Probability [mood][{@link ScoreCell}] of a score, summed over all texts. */
  double[][] scores() {
    double[][] scores = new double[tonesByMood.size()][ScoreCell.CELLS];
    for (int mood = 0; mood < scores.length; mood++) {
      for (Map.Entry<String, List<Template>> tone : byTone.entrySet()) {
        double p = tonesByMood.get(mood).getOrDefault(tone.getKey(), 0.0) / tone.getValue().size();
        for (Template template : tone.getValue()) {
          for (int i = 0; i < template.size; i++) {
            scores[mood][cells[template.first + i]] += p / template.size;
          }
        }
      }
    }
    return scores;
  }

  private List<Template> templates(List<String> sources, Map<String, List<String>> words) {
    List<Template> made = new ArrayList<>();
    for (String source : sources) {
      Template template = Template.of(source, words, texts);
      texts += template.size;
      made.add(template);
    }
    templates.addAll(made);
    return made;
  }

  /** Fixed parts and word lists in turn; {@code first} is the index of its first text. */
  private record Template(List<String> parts, List<List<String>> lists, int first, int size) {

    static Template of(String source, Map<String, List<String>> words, int first) {
      List<String> parts = new ArrayList<>();
      List<List<String>> lists = new ArrayList<>();
      int size = 1;
      int from = 0;
      for (int open = source.indexOf('{'); open >= 0; open = source.indexOf('{', from)) {
        int close = source.indexOf('}', open);
        List<String> list = words.get(source.substring(open + 1, close));
        parts.add(source.substring(from, open));
        lists.add(list);
        size *= list.size();
        from = close + 1;
      }
      parts.add(source.substring(from));
      return new Template(parts, lists, first, size);
    }

    String fill(int combination) {
      StringBuilder text = new StringBuilder(parts.get(0));
      int rest = combination;
      for (int i = 0; i < lists.size(); i++) {
        List<String> list = lists.get(i);
        text.append(list.get(rest % list.size())).append(parts.get(i + 1));
        rest /= list.size();
      }
      return text.toString();
    }
  }
}
