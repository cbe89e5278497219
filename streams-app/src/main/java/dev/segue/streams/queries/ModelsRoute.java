package dev.segue.streams.queries;

import dev.segue.streams.http.Handler;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /api/v1/models}: the bundles that answer now; none when the baseline answers. */
public final class ModelsRoute implements Handler {

  private final Supplier<List<ServedBundle>> served;

  public ModelsRoute(Supplier<List<ServedBundle>> served) {
    this.served = served;
  }

  @Override
  public Reply answer(Request request) {
    List<ServedBundle> models = served.get();
    String provider = models.isEmpty() ? "baseline" : models.get(0).provider();
    return Reply.json(Map.of("provider", provider, "models", models));
  }
}
