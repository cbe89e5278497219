package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.world.Ledger.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountingTest {

  private final Ids read = new Ids();
  private final Fates found = new Fates();

  private List<String> sessions() {
    return Accounting.violations(true, read, found);
  }

  @Test
  void shouldHoldWhenEveryEventHasOneFateEachTimeItWasRead() {
    List.of("ann/1", "ann/2", "ann/2", "ann/3", "?/4").forEach(read::add);
    found.of(true, Fate.PREDICTED).add("ann/1");
    found.of(true, Fate.PREDICTED).add("ann/2");
    found.of(true, Fate.DUPLICATE).add("ann/2");
    found.of(true, Fate.LATE).add("ann/3");
    found.of(true, Fate.DEAD_LETTER).add("?/4");

    assertThat(sessions()).isEmpty();
  }

  @Test
  void shouldNameAnEventThatWasLost() {
    read.add("ann/1");
    found.of(false, Fate.SCORED).add("ann/1");

    assertThat(sessions())
        .containsExactly("session ann/1: read 1, expected one fate each time, found none");
  }

  @Test
  void shouldNameAnEventThatNobodySent() {
    found.of(true, Fate.LATE).add("bob/7");

    assertThat(sessions())
        .containsExactly("session bob/7: read 0, expected one fate each time, found late 1");
  }

  @Test
  void shouldNotLetOneLossHideOneRepetition() {
    read.add("ann/1");
    read.add("ann/2");
    found.of(true, Fate.PREDICTED).add("ann/1");
    found.of(true, Fate.DUPLICATE).add("ann/1");

    assertThat(sessions()).hasSize(2);
  }

  @Test
  void shouldNotTakeASecondPredictionForADuplicate() {
    read.add("ann/1");
    read.add("ann/1");
    found.of(true, Fate.PREDICTED).add("ann/1");
    found.of(true, Fate.PREDICTED).add("ann/1");

    assertThat(sessions()).hasSize(1);
  }
}
