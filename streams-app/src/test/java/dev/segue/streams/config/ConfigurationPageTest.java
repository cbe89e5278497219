package dev.segue.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final String MARK = "<!-- segue run --keys -->\n";
  private static final String REMEDY = "write it anew with: .ci/docs --write";
  private static final int COLUMNS_OF_THE_README = 4;

  @Test
  void shouldShowTheKeysAsTheyAre() throws IOException {
    String page = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(page).as(REMEDY).contains(MARK + ConfigKey.markdown() + "\n");
  }

  @Test
  void shouldShowKeyDefaultUnitAndEffectInTheReadme() throws IOException {
    String table =
        ConfigKey.markdown()
            .lines()
            .map(line -> line.split("\\|", -1))
            .map(cells -> Arrays.copyOf(cells, COLUMNS_OF_THE_README + 1))
            .map(cells -> String.join("|", cells) + "|\n")
            .collect(Collectors.joining());

    String page = Files.readString(Path.of("../README.md"));

    assertThat(page).as(REMEDY).contains(MARK + table + "\n");
  }

  @Test
  void shouldGiveDurationsAUnit() {
    assertThat(ConfigKey.BATCH_MAX_WAIT_MS.unit()).isEqualTo("ms");
    assertThat(ConfigKey.BATCH_MAX_SIZE.unit()).isEqualTo("rows");
    assertThat(ConfigKey.HTTP_HOST.unit()).isEqualTo("-");
  }
}
