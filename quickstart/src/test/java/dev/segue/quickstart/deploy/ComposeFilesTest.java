package dev.segue.quickstart.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What every service of the compose stack has, and what Grafana is given to start with. */
class ComposeFilesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern SOURCE =
      Pattern.compile("\"datasource\": *\\{[^}]*\"uid\": *\"([^\"]*)\"");
  private static final Set<String> ONCE = Set.of("topics", "demo", "users");

  @Test
  void shouldBoundEveryService() throws IOException {
    for (Map.Entry<String, Map<String, Object>> service : services("docker-compose.yml")) {
      assertThat(service.getValue())
          .as(service.getKey())
          .containsKeys("mem_limit", "cpus", "logging", "cap_drop", "security_opt");
      assertThat(service.getValue().get("image").toString())
          .as(service.getKey())
          .matches("\\$\\{[A-Z_]+:-[^:}]+:v?\\d[^}]*}");
    }
  }

  /** Predictors have the health check of their image. */
  @Test
  void shouldWatchWhatRunsOnAndEndWhatRunsOnce() throws IOException {
    String dockerfile = Files.readString(ROOT.resolve("deploy/Dockerfile"));
    assertThat(dockerfile).contains("HEALTHCHECK");
    for (Map.Entry<String, Map<String, Object>> service : services("docker-compose.yml")) {
      String name = service.getKey();
      if (ONCE.contains(name)) {
        assertThat(service.getValue().get("restart")).as(name).isIn(null, "no");
      } else {
        assertThat(service.getValue()).as(name).containsEntry("restart", "unless-stopped");
        assertThat(name.startsWith("predictor-") || service.getValue().containsKey("healthcheck"))
            .as("%s has a health check", name)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docker-compose.secure.yml"})
  void shouldWaitForHealthNotForTheStart(String file) throws IOException {
    List<Object> conditions = new ArrayList<>();
    for (Map.Entry<String, Map<String, Object>> service : services(file)) {
      Object needs = service.getValue().getOrDefault("depends_on", Map.of());
      ((Map<?, ?>) needs).values().forEach(need -> conditions.add(at(need, "condition")));
    }
    assertThat(conditions)
        .isNotEmpty()
        .isSubsetOf("service_healthy", "service_completed_successfully");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docker-compose.yml", "docker-compose.secure.yml", "docker-compose.gpu.yml"})
  void shouldPublishOnLoopbackOnlyAndHoldNoSecret(String file) throws IOException {
    for (Map.Entry<String, Map<String, Object>> service : services(file)) {
      Object ports = service.getValue().getOrDefault("ports", List.of());
      assertThat((List<?>) ports).allMatch(port -> port.toString().startsWith("127.0.0.1:"));
    }
    assertThat(Files.readAllLines(ROOT.resolve(file)))
        .noneMatch(line -> line.matches("(?i).*(password|secret|token)[A-Z_]*: [^{\\[/&*$].*"));
  }

  @Test
  void shouldGiveGrafanaTheDashboardsAndTheSourceOfTheirQueries() throws IOException {
    Object source = first("deploy/grafana/provisioning/datasources", "datasources");
    Object provider = first("deploy/grafana/provisioning/dashboards", "providers");
    Map<String, Object> grafana = service("grafana");

    assertThat(at(source, "url")).isEqualTo("http://prometheus:9090");
    assertThat(service("prometheus")).isNotEmpty();
    assertThat((List<?>) grafana.get("volumes"))
        .anyMatch(
            v -> v.equals("./deploy/grafana/dashboards:" + at(provider, "options", "path") + ":ro"))
        .anyMatch(v -> v.equals("./deploy/grafana/provisioning:/etc/grafana/provisioning:ro"));
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("deploy/grafana/dashboards"))) {
      for (Path file : files.toList()) {
        Matcher found = SOURCE.matcher(Files.readString(file));
        while (found.find()) {
          used.add(found.group(1));
        }
      }
    }
    assertThat(used).containsExactly(at(source, "uid").toString());
  }

  private static Map<String, Object> service(String name) throws IOException {
    return services("docker-compose.yml").stream()
        .filter(service -> service.getKey().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @SuppressWarnings("unchecked")
  private static List<Map.Entry<String, Map<String, Object>>> services(String file)
      throws IOException {
    Object all = new Yaml().load(Files.readString(ROOT.resolve(file)));
    Map<String, Map<String, Object>> services =
        (Map<String, Map<String, Object>>) at(all, "services");
    assertThat(services).isNotEmpty();
    return List.copyOf(services.entrySet());
  }

  private static Object first(String directory, String list) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
      Path file = files.findFirst().orElseThrow();
      return ((List<?>) at(new Yaml().load(Files.readString(file)), list)).get(0);
    }
  }

  private static Object at(Object node, String... path) {
    Object found = node;
    for (String name : path) {
      found = ((Map<?, ?>) found).get(name);
    }
    return found;
  }
}
