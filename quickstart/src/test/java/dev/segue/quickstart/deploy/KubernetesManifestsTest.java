package dev.segue.quickstart.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.ConfigSources;
import dev.segue.streams.config.SegueConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the manifests promise, as far as it can be seen without a cluster. */
class KubernetesManifestsTest {

  private static final Path DIRECTORY = Path.of("..", "deploy", "kubernetes");
  private static final String COMPONENT = "app.kubernetes.io/component";

  @Test
  void shouldListEveryManifest() throws IOException {
    List<?> resources = (List<?>) at(load("kustomization.yaml").get(0), "resources");
    for (Object resource : resources) {
      assertThat(load(resource.toString()))
          .allSatisfy(
              manifest -> {
                assertThat(at(manifest, "apiVersion")).isNotNull();
                assertThat(at(manifest, "kind")).isNotNull();
                assertThat(at(manifest, "metadata", "name")).isNotNull();
              });
    }
  }

  @Test
  void shouldRunEveryContainerWithoutRightsAndOnAReadOnlyFileSystem() throws IOException {
    for (String file : List.of("statefulset.yaml", "topics-job.yaml")) {
      Object pod = at(load(file).get(0), "spec", "template", "spec");
      assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
      Object container = ((List<?>) at(pod, "containers")).get(0);
      Object security = at(container, "securityContext");
      assertThat(at(security, "readOnlyRootFilesystem")).isEqualTo(true);
      assertThat(at(security, "allowPrivilegeEscalation")).isEqualTo(false);
      assertThat(at(security, "capabilities", "drop")).isEqualTo(List.of("ALL"));
      assertThat(at(container, "resources", "limits", "memory")).isNotNull();
    }
  }

  /** Kubernetes would turn the Service segue-http into SEGUE_HTTP_PORT=tcp://... in every pod. */
  @Test
  void shouldKeepTheVariablesOfServicesOutOfTheEnvironment() throws IOException {
    for (String file : List.of("statefulset.yaml", "topics-job.yaml")) {
      Object pod = at(load(file).get(0), "spec", "template", "spec");
      assertThat(at(pod, "enableServiceLinks")).isEqualTo(false);
    }
  }

  @Test
  void shouldProbeWhatTheApplicationServesAndMountWhatItReads() throws IOException {
    Object pod = at(load("statefulset.yaml").get(0), "spec", "template", "spec");
    Object container = ((List<?>) at(pod, "containers")).get(0);
    assertThat(at(container, "livenessProbe", "httpGet", "path")).isEqualTo("/health/live");
    assertThat(at(container, "readinessProbe", "httpGet", "path")).isEqualTo("/health/ready");

    ConfigSources sources = new ConfigSources().file(DIRECTORY.resolve("segue.properties"));
    SegueConfig.of(sources.settings());
    List<String> mounts = new ArrayList<>();
    ((List<?>) at(container, "volumeMounts")).forEach(m -> mounts.add(at(m, "mountPath") + "/"));
    for (String key : List.of("state.dir", "http.token.file")) {
      assertThat(mounts).anyMatch(m -> (sources.settings().get(key) + "/").startsWith(m));
    }
    assertThat(sources.settings().get("http.port"))
        .isEqualTo(at(((List<?>) at(container, "ports")).get(0), "containerPort").toString());
  }

  @Test
  void shouldSelectThePodsOfTheStatefulSet() throws IOException {
    Object set = load("statefulset.yaml").get(0);
    Object component = at(set, "spec", "template", "metadata", "labels", COMPONENT);
    assertThat(at(set, "spec", "selector", "matchLabels", COMPONENT)).isEqualTo(component);
    assertThat(at(load("policies.yaml").get(0), "spec", "selector", "matchLabels", COMPONENT))
        .isEqualTo(component);
    for (Object service : load("services.yaml")) {
      assertThat(at(service, "spec", "selector", COMPONENT)).isEqualTo(component);
    }
    assertThat(at(load("services.yaml").get(0), "metadata", "name"))
        .isEqualTo(at(set, "spec", "serviceName"));
    assertThat(at(load("hpa.yaml").get(0), "spec", "scaleTargetRef", "name"))
        .isEqualTo(at(set, "metadata", "name"));
  }

  private static List<Object> load(String file) throws IOException {
    List<Object> documents = new ArrayList<>();
    new Yaml().loadAll(Files.readString(DIRECTORY.resolve(file))).forEach(documents::add);
    return documents;
  }

  private static Object at(Object node, String... path) {
    Object found = node;
    for (String key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }
}
