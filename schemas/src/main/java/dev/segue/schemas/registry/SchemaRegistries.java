package dev.segue.schemas.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;

/**
 * Opens registries, and shares one client and its cache among all who ask with equal configuration:
 * an application has some twenty serializers and deserializers.
 */
public final class SchemaRegistries {

  /** A client and how many leases on it are open. */
  private static final class Shared {
    final SchemaRegistry registry;
    int leases;

    Shared(SchemaRegistry registry) {
      this.registry = registry;
    }
  }

  private static final Map<RegistryConfig, Shared> OPEN = new HashMap<>();
  private static final Map<String, InMemoryRegistry> MOCKS = new HashMap<>();

  private SchemaRegistries() {}

  /**
   * A registry for Confluent's configuration keys, with a cache. Opening does not contact it.
   *
   * @return a lease; the client goes when the last lease on it is closed
   * @throws org.apache.kafka.common.config.ConfigException when the configuration makes no sense
   */
  public static SchemaRegistry open(Map<String, ?> configs) {
    RegistryConfig config = RegistryConfig.of(configs);
    Optional<String> scope = config.mockScope();
    if (scope.isPresent()) {
      return mock(scope.get());
    }
    synchronized (OPEN) {
      Shared shared =
          OPEN.computeIfAbsent(
              config, c -> new Shared(new CachingRegistry(new HttpSchemaRegistry(c))));
      shared.leases++;
      return new Lease(config, shared.registry);
    }
  }

  /**
   * The in-process registry behind {@code mock://scope}; made on first use, BACKWARD_TRANSITIVE.
   */
  public static InMemoryRegistry mock(String scope) {
    synchronized (MOCKS) {
      return MOCKS.computeIfAbsent(
          scope, s -> new InMemoryRegistry(CompatibilityLevel.BACKWARD_TRANSITIVE));
    }
  }

  /** Forgets the in-process registry behind {@code mock://scope}. */
  public static void dropMock(String scope) {
    synchronized (MOCKS) {
      MOCKS.remove(scope);
    }
  }

  private static void giveBack(RegistryConfig config) {
    synchronized (OPEN) {
      Shared shared = OPEN.get(config);
      shared.leases--;
      if (shared.leases == 0) {
        OPEN.remove(config);
        shared.registry.close();
      }
    }
  }

  private static final class Lease implements SchemaRegistry {
    private final RegistryConfig config;
    private final SchemaRegistry registry;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(RegistryConfig config, SchemaRegistry registry) {
      this.config = config;
      this.registry = registry;
    }

    @Override
    public int register(String subject, Schema schema) {
      return registry.register(subject, schema);
    }

    @Override
    public RegisteredSchema lookUp(String subject, Schema schema) {
      return registry.lookUp(subject, schema);
    }

    @Override
    public Schema schemaById(int id) {
      return registry.schemaById(id);
    }

    @Override
    public RegisteredSchema latest(String subject) {
      return registry.latest(subject);
    }

    @Override
    public List<String> incompatibilities(String subject, Schema schema) {
      return registry.incompatibilities(subject, schema);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        giveBack(config);
      }
    }
  }
}
