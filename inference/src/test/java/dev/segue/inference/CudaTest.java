package dev.segue.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CudaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot"
            + " open shared object file: No such file or directory | the library libcublasLt.so.12 is"
            + " missing; install CUDA 12 and cuDNN 9, or put them on LD_LIBRARY_PATH",
        "CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 | no NVIDIA GPU is visible; pass"
            + " the device to the container or machine",
        "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version | the NVIDIA"
            + " driver is missing or too old for CUDA 12; update it",
        "CUDA failure 101: invalid device ordinal | there is no device of that number; nvidia-smi -L"
            + " lists them",
        "something new | something new"
      })
  void shouldSayInPlainWordsWhyItIsOff(String reason, String plain) {
    assertThat(Cuda.plain(reason)).isEqualTo(plain);
  }

  @Test
  void shouldKnowTheVersionOfTheNativeLibrary() {
    assertThat(Cuda.runtimeVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
  }
}
