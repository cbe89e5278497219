package dev.segue.streams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.streams.config.InvalidConfigException;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.operator.Doctor;
import dev.segue.streams.operator.Finding;
import dev.segue.streams.operator.Finding.Status;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue doctor}: everything that the application needs, one line each. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at everything that segue run needs: Java, native libraries, CUDA, model, state"
          + " directory, HTTP port, broker, topics, permissions, schema registry. One line each: ok,"
          + " info, warn or fail, with the cause and the remedy. It changes nothing.",
      "Exit code 1 when anything failed."
    },
    footer = "  segue doctor --config segue.properties")
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;

  @Option(names = "--json", description = "Print the findings as one JSON object.")
  private boolean json;

  private final List<Finding> findings = new ArrayList<>();

  @Override
  public Integer call() {
    Doctor doctor = new Doctor(this::tell);
    try {
      doctor.examine(SegueConfig.of(config.sources().settings()));
    } catch (InvalidConfigException e) {
      tell(Finding.fail("configuration", e.getMessage()));
      doctor.examineMachine();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? asJson() : advice());
    out.flush();
    return count(Status.FAIL) == 0 ? 0 : 1;
  }

  private void tell(Finding finding) {
    findings.add(finding);
    if (!json) {
      spec.commandLine().getOut().println(finding.line());
      spec.commandLine().getOut().flush();
    }
  }

  /** What to do now: the first thing that failed may be the cause of others. */
  private String advice() {
    Status worst = findings.stream().map(Finding::status).max(Status::compareTo).orElseThrow();
    String summary = count(Status.FAIL) + " failed, " + count(Status.WARN) + " warnings: ";
    if (worst.compareTo(Status.WARN) < 0) {
      return summary + "nothing to do, segue run starts with this configuration";
    }
    Finding first = findings.stream().filter(f -> f.status() == worst).findFirst().orElseThrow();
    return summary
        + "begin with "
        + first.check()
        + ": "
        + (first.remedy().isEmpty() ? first.found() : first.remedy())
        + "; then run segue doctor again";
  }

  private long count(Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }

  private static Map<String, String> asMap(Finding finding) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("status", finding.status().toString());
    map.put("check", finding.check());
    map.put("found", finding.found());
    map.put("remedy", finding.remedy());
    return map;
  }

  private String asJson() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("failed", count(Status.FAIL));
    report.put("warnings", count(Status.WARN));
    report.put("findings", findings.stream().map(DoctorCommand::asMap).toList());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
