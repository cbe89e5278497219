package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {

  @Test
  void shouldParseAndPrintEveryDevice() {
    assertThat(Device.parse("auto")).isEqualTo(new Device.Auto()).hasToString("auto");
    assertThat(Device.parse(" CPU ")).isEqualTo(new Device.Cpu()).hasToString("cpu");
    assertThat(Device.parse("cuda:3")).isEqualTo(new Device.Cuda(3)).hasToString("cuda:3");
    assertThat(Device.parse("cuda")).isEqualTo(new Device.Cuda(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpu", "cuda:", "cuda:-1", "cuda:1234"})
  void shouldRefuseAnythingElse(String text) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inference.device: expected auto, cpu or cuda:N, found '" + text + "'");
  }
}
