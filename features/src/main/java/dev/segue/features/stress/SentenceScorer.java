package dev.segue.features.stress;

import dev.segue.features.stress.Lexicon.Modifier;
import dev.segue.features.stress.Lexicon.Role;
import dev.segue.features.stress.Lexicon.Term;
import dev.segue.features.stress.PhraseTrie.Match;

/**
 * Reads the tokens of one text from left to right and keeps its strongest stress and relaxation.
 */
final class SentenceScorer {

  static final int STRONGEST = 5;

  private static final int NEGATION_REACH = 4;

  private final Lexicon lexicon;
  private final Tokens tokens;

  private int textStress = 1;
  private int textRelaxation = 1;

  private int stress = 1;
  private int relaxation = 1;
  private boolean personal;
  private int boost;
  private int negatedUntil = -1;
  private int lastStrength;

  private SentenceScorer(Lexicon lexicon, Tokens tokens) {
    this.lexicon = lexicon;
    this.tokens = tokens;
  }

  static StressScore score(Lexicon lexicon, Tokens tokens) {
    SentenceScorer scorer = new SentenceScorer(lexicon, tokens);
    for (int at = 0; at < tokens.size(); ) {
      at += scorer.step(at);
    }
    return new StressScore(-scorer.textStress, scorer.textRelaxation);
  }

  /** Takes one token, or one phrase; the number of tokens taken. */
  private int step(int at) {
    if (tokens.kind(at) == Tokens.Kind.WORD) {
      return word(at);
    }
    switch (tokens.kind(at)) {
      case SYMBOL -> symbol(at);
      case CLAUSE -> endClause();
      case END -> endSentence(Ending.of(tokens.value(at)));
      case WORD -> throw new AssertionError("a word is taken above");
    }
    return 1;
  }

  private void symbol(int at) {
    keep(tokens.value(at));
    boost = 0;
  }

  private int word(int at) {
    Match<Term> term = lexicon.term(tokens, at);
    Match<Modifier> modifier = lexicon.modifier(tokens, at);
    if (modifier != null && (term == null || modifies(modifier, term, at))) {
      modify(modifier, at);
      return modifier.words();
    }
    if (term == null) {
      boost = 0;
      return 1;
    }
    return term(term, at);
  }

  /** A word that is both, such as {@code terribly}, modifies when a term follows it. */
  private boolean modifies(Match<Modifier> modifier, Match<Term> term, int at) {
    if (modifier.words() != term.words()) {
      return modifier.words() > term.words();
    }
    int next = at + modifier.words();
    return tokens.isWord(next) && lexicon.term(tokens, next) != null;
  }

  private void modify(Match<Modifier> modifier, int at) {
    Role role = modifier.value().role();
    switch (role) {
      case BOOSTS_NEXT -> boost += boostOf(modifier, at);
      case NEGATES -> {
        negatedUntil = at + modifier.words() - 1 + NEGATION_REACH;
        boost = 0;
      }
      case CLAUSE -> endClause();
      case SELF -> {
        personal = true;
        boost = 0;
      }
      case SHIELDS -> boost = 0;
      case BOOSTS_PREVIOUS -> throw new AssertionError("looked for only after a term");
    }
  }

  private int boostOf(Match<Modifier> modifier, int at) {
    int strength = modifier.value().strength();
    return strength + Integer.signum(strength) * emphasis(at, modifier.words());
  }

  private int term(Match<Term> term, int at) {
    int strength = term.value().strength();
    int taken = term.words();
    if (strength != 0) {
      int emphasis = term.value().abbreviation() ? 0 : emphasis(at, taken);
      int magnitude = Math.abs(strength) + boost + emphasis;
      Match<Modifier> after =
          tokens.isWord(at + taken) ? lexicon.boosterAfter(tokens, at + taken) : null;
      if (after != null) {
        magnitude += boostOf(after, at + taken);
        taken += after.words();
      }
      keep(Integer.signum(strength) * Math.max(1, magnitude), at <= negatedUntil);
    }
    boost = 0;
    return taken;
  }

  private int emphasis(int from, int words) {
    int most = 0;
    for (int i = from; i < from + words; i++) {
      most = Math.max(most, tokens.value(i));
    }
    return most;
  }

  /** Negated stress is nothing; negated relaxation is stress, one weaker, but at least mild. */
  private void keep(int strength, boolean negated) {
    if (!negated) {
      keep(strength);
    } else if (strength > 0) {
      keep(-Math.max(2, strength - 1));
    } else {
      lastStrength = 0;
    }
  }

  private void keep(int strength) {
    lastStrength = strength;
    if (strength < 0) {
      stress = Math.max(stress, Math.min(STRONGEST, -strength));
    } else {
      relaxation = Math.max(relaxation, Math.min(STRONGEST, strength));
    }
  }

  private void endClause() {
    boost = 0;
    negatedUntil = -1;
  }

  /**
   * A question asks for a state and does not express it, unless it is about the writer or
   * indignant.
   */
  private void endSentence(Ending ending) {
    if (ending.isEmphatic() && lastStrength != 0) {
      keep(lastStrength + Integer.signum(lastStrength));
    }
    if (ending != Ending.QUESTION || personal) {
      textStress = Math.max(textStress, stress);
      textRelaxation = Math.max(textRelaxation, relaxation);
    }
    stress = 1;
    relaxation = 1;
    personal = false;
    lastStrength = 0;
    endClause();
  }
}
