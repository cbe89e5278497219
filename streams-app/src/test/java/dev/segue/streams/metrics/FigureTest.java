package dev.segue.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.deadletters.Reason;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void shouldBeInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "metrics.md"));

    assertThat(page).contains(Figure.markdown());
  }

  @Test
  void shouldBeWhatTheOperatorIsToldToWatch() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "operating.md"));

    assertThat(Pattern.compile("`(segue_[a-z_]+)`").matcher(page).results())
        .hasSizeGreaterThan(5)
        .allSatisfy(name -> assertThat(Figure.markdown()).contains("| " + name.group() + " |"));
  }

  /** An alert on an increase does not see a counter that appears with 1. */
  @Test
  void shouldCountFromZeroWhatCanBeKnown() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    new TopologyMetrics(registry).expect(List.of("listens"), "cpu");

    String scrape = registry.scrape();
    for (Reason reason : Reason.values()) {
      assertThat(scrape)
          .contains("segue_dead_letters_total{reason=\"" + reason.key() + "\"} 0.0\n");
    }
    assertThat(scrape)
        .contains(
            "segue_predictions_total{provider=\"cpu\",trigger=\"listen\"} 0.0\n",
            "segue_predictions_degraded_total{reason=\"model-failed\"} 0.0\n",
            "segue_outcomes_total{forecaster=\"bll\",hit=\"true\"} 0.0\n",
            "segue_log_loss_nats_sum{forecaster=\"model_at_listen\"} 0.0\n",
            "segue_calibration_error{forecaster=\"markov\"} NaN\n",
            "segue_inference_time_seconds_bucket{provider=\"cpu\",le=\"0.005\"} 0\n",
            "segue_stress_windows_missed_total{horizon=\"90\"} 0.0\n",
            "segue_records_read_total{topic=\"listens\"} 0.0\n",
            "# HELP segue_queue_wait_seconds " + Figure.QUEUE_WAIT.help() + "\n");
  }
}
