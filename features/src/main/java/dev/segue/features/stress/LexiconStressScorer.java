package dev.segue.features.stress;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Scores texts by a lexicon of terms with strengths, in the manner of TensiStrength (Thelwall 2017,
 * "TensiStrength: Stress and relaxation magnitude detection for social media texts"). A text scores
 * its strongest stress term and its strongest relaxation term.
 *
 * <p>Words match terms, stems ({@code worri*}) and phrases; the longest phrase hides what is inside
 * it. Boosters and diminishers before a term ({@code very}, {@code a bit}), and some after it
 * ({@code af}), change its strength. Repeated letters, capitals and {@code !!} add 1 each. A
 * negation up to four words before stress cancels it, before relaxation it makes stress. A question
 * counts only when it is about the writer or indignant ({@code ?!}). Emoticons and emoji count like
 * terms. {@code @mentions} and web addresses do not count.
 *
 * <p>Differences from the paper: the lexicon is our own, strengths are not corrected by word sense,
 * spelling is only corrected for repeated letters, and negated relaxation is stress.
 *
 * <p>Immutable and thread-safe. Time grows linearly with the length of the text.
 */
public final class LexiconStressScorer implements StressScorer {

  private static final String RESOURCES = "/dev/segue/stress";

  private final Lexicon lexicon;
  private final TextScanner scanner;

  private LexiconStressScorer(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.scanner = new TextScanner(lexicon);
  }

  /** The scorer with the English lexicon that Segue brings. */
  public static LexiconStressScorer ofDefaults() {
    return Defaults.SCORER;
  }

  /**
   * The scorer with a lexicon from a directory: the files {@code stress-terms.tsv}, {@code
   * relaxation-terms.tsv}, {@code idioms.tsv}, {@code boosters.tsv}, {@code function-words.tsv} and
   * {@code symbols.tsv}. Segue's own, under {@code features/src/main/resources/dev/segue/stress},
   * document the format.
   *
   * @throws InvalidLexiconException if a file is missing or not readable, or a line is wrong
   */
  public static LexiconStressScorer load(Path directory) {
    return new LexiconStressScorer(
        new LexiconReader(
                directory.toString(), file -> Files.newInputStream(directory.resolve(file)))
            .read());
  }

  @Override
  public StressScore score(String text) {
    return SentenceScorer.score(lexicon, scanner.scan(text));
  }

  private static InputStream openResource(String file) throws NoSuchFileException {
    InputStream resource = LexiconStressScorer.class.getResourceAsStream(RESOURCES + "/" + file);
    if (resource == null) {
      throw new NoSuchFileException(RESOURCES + "/" + file);
    }
    return resource;
  }

  private static final class Defaults {
    private static final LexiconStressScorer SCORER =
        new LexiconStressScorer(
            new LexiconReader(RESOURCES, LexiconStressScorer::openResource).read());
  }
}
