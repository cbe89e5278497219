package dev.segue.streams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.BrokerTrouble;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.operator.DeadLetterList;
import dev.segue.streams.operator.DeadLetterList.Contents;
import dev.segue.streams.operator.Letter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue dead-letters list}: what was set aside, where it came from, and why. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Lists the newest dead letters, the oldest of them first: id, time, reason, where the record was"
          + " read, what was expected and found, and whether it was put back. Neither the key nor the"
          + " value, which may be a user's, is shown without --payload."
    },
    footer = "  segue dead-letters list --config segue.properties --reason undecodable --since 2h")
final class DeadLettersList implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @Mixin private LetterOptions letters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many.")
  private int limit;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(names = "--payload", description = "Show key and value, in Base64.")
  private boolean payload;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CommandFailure.badInput("--limit: expected 1 or more, found " + limit);
    }
    SegueConfig segue = config.withoutRegistry();
    try {
      Contents found = new DeadLetterList(segue).read(letters.filter(), limit, payload);
      PrintWriter out = spec.commandLine().getOut();
      for (Letter letter : found.letters()) {
        Map<String, Object> fields = fields(letter, found.replayed());
        out.println(json ? json(fields) : text(fields));
      }
      out.flush();
      return 0;
    } catch (KafkaException e) {
      throw CommandFailure.runtime(BrokerTrouble.of(segue.cluster(), e).line());
    }
  }

  private Map<String, Object> fields(Letter letter, Set<String> replayed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", letter.id());
    fields.put("at", letter.at().toString());
    fields.put("reason", letter.reason());
    fields.put("from", letter.source() + "@" + letter.sourceOffset());
    fields.put("node", letter.node());
    fields.put("detail", letter.detail());
    letter.eventId().ifPresent(id -> fields.put("event", id));
    letter.leftOut().ifPresent(what -> fields.put("left_out", what));
    fields.put("replayed", replayed.contains(letter.id()));
    if (payload) {
      fields.put("key", base64(letter.key()));
      fields.put("value", base64(letter.value()));
    }
    return fields;
  }

  private static String base64(byte[] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  private static String text(Map<String, Object> fields) {
    StringBuilder line = new StringBuilder();
    line.append(fields.remove("id")).append("  ").append(fields.remove("at")).append("  ");
    line.append(fields.remove("reason")).append("  ").append(fields.remove("from"));
    Object replayed = fields.remove("replayed");
    fields.forEach((name, value) -> line.append("  ").append(name).append(": ").append(value));
    return replayed.equals(true) ? line.append("  replayed").toString() : line.toString();
  }

  private static String json(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
