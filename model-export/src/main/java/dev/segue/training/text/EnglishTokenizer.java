package dev.segue.training.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.IOUtils;

/**
 * Cuts a text into words as SEEDS S3 cleans lyrics: links, addresses, punctuation and everything
 * else that is neither letter nor digit go, letters become lower case, English stop words go (the
 * Snowball list, contractions such as {@code don't} included). Words are cut by the rules of
 * Unicode (UAX 29) and not stemmed, so that they are found in published word vectors. Thread-safe.
 */
public final class EnglishTokenizer {

  private static final Set<String> LINKS =
      Set.of(
          UAX29URLEmailTokenizer.TOKEN_TYPES[UAX29URLEmailTokenizer.URL],
          UAX29URLEmailTokenizer.TOKEN_TYPES[UAX29URLEmailTokenizer.EMAIL]);
  private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\uFF07]");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final EnglishTokenizer WITHOUT_STOP_WORDS = new EnglishTokenizer(stopWords());
  private static final EnglishTokenizer ALL_WORDS = new EnglishTokenizer(CharArraySet.EMPTY_SET);

  private final Analyzer analyzer;

  private EnglishTokenizer(CharArraySet stopWords) {
    this.analyzer = new WordAnalyzer(stopWords);
  }

  /** Leaves stop words out: for lyrics. */
  public static EnglishTokenizer withoutStopWords() {
    return WITHOUT_STOP_WORDS;
  }

  /** Keeps stop words: for titles and names, which may consist of nothing else. */
  public static EnglishTokenizer ofAllWords() {
    return ALL_WORDS;
  }

  /** The words of a text in their order; none of a blank one. */
  public List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (term.length() > 0) {
          tokens.add(term.toString());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
    return tokens;
  }

  private static CharArraySet stopWords() {
    try (var list =
        IOUtils.requireResourceNonNull(
            SnowballFilter.class.getResourceAsStream("english_stop.txt"), "english_stop.txt")) {
      return WordlistLoader.getSnowballWordSet(list, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Lucene's English stop words", e);
    }
  }

  /** Stop words go before apostrophes do: the list has {@code i'm}, not {@code im}. */
  private static final class WordAnalyzer extends Analyzer {
    private final CharArraySet stopWords;

    WordAnalyzer(CharArraySet stopWords) {
      this.stopWords = stopWords;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new UAX29URLEmailTokenizer();
      TokenStream kept = new TypeTokenFilter(words, LINKS);
      kept = new PatternReplaceFilter(new LowerCaseFilter(kept), APOSTROPHES, "'", true);
      kept = new StopFilter(kept, stopWords);
      kept = new PatternReplaceFilter(kept, NEITHER_LETTER_NOR_DIGIT, "", true);
      return new TokenStreamComponents(words, kept);
    }
  }
}
