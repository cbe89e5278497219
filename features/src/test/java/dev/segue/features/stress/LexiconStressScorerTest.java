package dev.segue.features.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the scorer by name, on the lexicon that Segue brings. */
class LexiconStressScorerTest {

  private final StressScorer scorer = LexiconStressScorer.ofDefaults();

  @DisplayName("terms and stems have strengths")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "stressed, -3, 1",
    "worrying, -3, 1",
    "panicking, -4, 1",
    "suicidal, -5, 1",
    "relaxed, -1, 4",
    "calm, -1, 3",
    "table, -1, 1"
  })
  void terms(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("a phrase hides what is inside it")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "I am losing my mind, -4, 1",
    "can't stop crying, -4, 1",
    "a stress test, -1, 1",
    "dying laughing, -1, 1",
    "stress free, -1, 4"
  })
  void phrases(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("boosters strengthen and diminishers weaken")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "very stressed, -4, 1",
    "extremely stressed, -5, 1",
    "so very stressed, -5, 1",
    "somewhat stressed, -2, 1",
    "stressed af, -4, 1",
    "so relaxed, -1, 5",
    "a bit relaxed, -1, 3"
  })
  void boosters(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("a word that is both modifies only before a term")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "terribly tired, -3, 1",
    "terribly, -3, 1",
    "crazy stressed, -4, 1",
    "this is crazy, -2, 1"
  })
  void boostersThatAreTerms(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("a negation cancels stress and turns relaxation into stress, in its clause")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "not stressed, -1, 1",
    "I am not at all stressed, -1, 1",
    "never anxious, -1, 1",
    "not relaxed, -3, 1",
    "'not here, stressed', -3, 1",
    "not the time of year but stressed, -3, 1",
    "not one of us had ever been stressed, -3, 1"
  })
  void negations(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("some negations do not negate")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "not only stressed, -3, 1",
    "no wonder she is stressed, -3, 1",
    "can't help feeling stressed, -3, 1"
  })
  void shields(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("repeated letters are taken back to a known word, and emphasise")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "stresssed, -4, 1",
    "streeessed, -4, 1",
    "soo stressed, -4, 1",
    "sooo stressed, -5, 1",
    "tireddd, -3, 1",
    "calmmmm, -1, 4",
    "aaaaaaaa, -1, 1"
  })
  void repeatedLetters(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("capitals and exclamation marks emphasise")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "I am STRESSED, -4, 1",
    "I am stressed!, -3, 1",
    "I am stressed!!, -4, 1",
    "I AM STRESSED!!!, -5, 1",
    "so CALM, -1, 5",
    "my PTSD, -3, 1",
    "'hello!! stressed', -3, 1"
  })
  void emphasis(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("a question counts only when it is about the writer, or indignant")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "Stressed out?, -1, 1",
    "Are you stressed?, -1, 1",
    "Why am I stressed?, -3, 1",
    "Who is this stressed?!, -4, 1",
    "Ready? So stressed, -4, 1"
  })
  void questions(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("emoticons count like terms")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "monday :(, -3, 1",
    "tired:(, -3, 1",
    "monday :((((, -4, 1",
    ":), -1, 2",
    "XD, -1, 2",
    "FOXD, -1, 1",
    "at 10:30, -1, 1"
  })
  void emoticons(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName(
      "emoji count in every skin tone, variation and ZWJ sequence, and repeated ones emphasise")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "\uD83D\uDE2D, -4, 1",
    "\uD83D\uDE2D\uD83D\uDE2D\uD83D\uDE2D, -5, 1",
    "\uD83E\uDD26\uD83C\uDFFD\u200D\u2640\uFE0F, -3, 1",
    "\uD83D\uDE2E\u200D\uD83D\uDCA8, -1, 3",
    "\u2639\uFE0F, -2, 1",
    "\u2639, -2, 1",
    "\uD83E\uDDD8\uD83C\uDFFF\u200D\u2642\uFE0F, -1, 4",
    "x\uD83D\uDE31x, -5, 1"
  })
  void emoji(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("a hashtag counts by its words")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "#stressed, -3, 1",
    "#SoStressed, -4, 1",
    "#sostressed, -4, 1",
    "#CantSleep, -3, 1",
    "#cantsleep, -3, 1",
    "#so_stressed, -4, 1",
    "#MentalHealthAwareness, -1, 1",
    "#2021, -1, 1"
  })
  void hashtags(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("mentions and addresses do not count")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "@stressed, -1, 1",
    "@panic_attack hello, -1, 1",
    "https://stress.example/panic, -1, 1",
    "www.stress.example, -1, 1",
    "HTTP://stress.example stressed, -3, 1"
  })
  void addresses(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("apostrophes are straight, curly or left out")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "I can't sleep, -3, 1",
    "I can\u2019t sleep, -3, 1",
    "I cant sleep, -3, 1",
    "I'm not worried, -1, 2",
    "anxiety\u2019s worst, -3, 1"
  })
  void apostrophes(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("the strongest stress and the strongest relaxation of all sentences count")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({"I was stressed. Now I am relaxed., -3, 4", "tired... panic, -4, 1"})
  void sentences(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  @DisplayName("other scripts, nothing, marks and halves of pairs score -1 and 1")
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "'', -1, 1",
    "'   ', -1, 1",
    "\u041F\u0440\u0438\u0432\u0435\u0442, -1, 1",
    "\u4F60\u597D\u3002, -1, 1",
    "\uD83D, -1, 1",
    "\uDE2D\uD83D, -1, 1",
    "\u0301\u0301, -1, 1",
    "#, -1, 1",
    "@, -1, 1",
    "'*', -1, 1",
    "s\u0336t\u0336r\u0336e\u0336s\u0336s\u0336, -3, 1"
  })
  void otherTexts(String text, int stress, int relaxation) {
    assertScore(text, stress, relaxation);
  }

  private void assertScore(String text, int stress, int relaxation) {
    assertThat(scorer.score(text)).as(text).isEqualTo(new StressScore(stress, relaxation));
  }
}
