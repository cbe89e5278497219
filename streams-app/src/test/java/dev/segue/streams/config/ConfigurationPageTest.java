package dev.segue.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  @Test
  void shouldShowTheKeysAsTheyAre() throws IOException {
    String page = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(page)
        .as("write it anew with: .ci/docs --write")
        .contains("<!-- segue run --keys -->\n" + ConfigKey.markdown() + "\n");
  }

  @Test
  void shouldGiveDurationsAUnit() {
    assertThat(ConfigKey.BATCH_MAX_WAIT_MS.unit()).isEqualTo("ms");
    assertThat(ConfigKey.BATCH_MAX_SIZE.unit()).isEqualTo("rows");
    assertThat(ConfigKey.HTTP_HOST.unit()).isEqualTo("-");
  }
}
