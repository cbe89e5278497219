package dev.segue.training.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.bundle.Provenance;
import dev.segue.training.report.ReportData;

/**
 * What a manifest says besides the network.
 *
 * @param version of the model
 * @param metrics what was measured
 * @param provenance where it comes from
 * @param report for people to read
 */
public record About(String version, JsonNode metrics, Provenance provenance, ReportData report) {}
