package dev.segue.streams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.streams.config.HttpConfig;
import dev.segue.streams.config.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final String TOKEN = "0123456789abcdef";

  @TempDir private Path directory;

  @Test
  void shouldAskForTheTokenOnceTheAddressIsNotLoopback() throws IOException {
    Guard guard = new Guard(open("0.0.0.0"));

    assertThat(status(guard, Access.GUARDED, Map.of())).contains(401);
    assertThat(status(guard, Access.GUARDED, bearer(TOKEN + "0"))).contains(401);
    assertThat(status(guard, Access.GUARDED, bearer(TOKEN))).isEmpty();
    assertThat(status(guard, Access.OPEN, Map.of())).isEmpty();
  }

  @Test
  void shouldShowMoreOnLoopbackOnlyWithAValidToken() throws IOException {
    Guard guard = new Guard(open("127.0.0.1"));
    Map<String, String> withToken = Map.of("Host", "localhost", "Authorization", "bearer " + TOKEN);

    assertThat(status(guard, Access.GUARDED, Map.of("Host", "localhost:8080"))).isEmpty();
    assertThat(guard.privileged(Map.of("Host", "localhost:8080")::get)).isFalse();
    assertThat(status(guard, Access.GUARDED, withToken)).isEmpty();
    assertThat(guard.privileged(withToken::get)).isTrue();
  }

  @Test
  void shouldRefuseATokenWhereNoneIsSet() {
    Guard guard = new Guard(HttpConfig.loopback(0));
    Map<String, String> headers = Map.of("Host", "localhost", "Authorization", "Bearer " + TOKEN);

    assertThat(guard.privileged(headers::get)).isFalse();
    assertThat(guard.refusal(Access.GUARDED, headers::get).orElseThrow().body())
        .asString()
        .contains("http.token.file is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", ""})
  void shouldRefuseTheNameOfAnotherHostOnLoopback(String host) {
    Guard guard = new Guard(HttpConfig.loopback(0));

    assertThat(status(guard, Access.OPEN, Map.of("Host", host))).contains(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080"})
  void shouldAnswerUnderTheNamesOfThisMachine(String host) {
    Guard guard = new Guard(HttpConfig.loopback(0));

    assertThat(status(guard, Access.OPEN, Map.of("Host", host))).isEmpty();
  }

  @Test
  void shouldRefuseAShortTokenAndAMissingFile() throws IOException {
    Path file = Files.writeString(directory.resolve("short"), "secret\n");

    assertThatThrownBy(() -> Token.read(file))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("found 6 characters")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> Token.read(directory.resolve("none")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("http.token.file");
  }

  private HttpConfig open(String host) throws IOException {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    return new HttpConfig(host, 0, Optional.of(file), Optional.empty());
  }

  private static Optional<Integer> status(Guard guard, Access access, Map<String, String> headers) {
    return guard.refusal(access, headers::get).map(Reply::status);
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }
}
