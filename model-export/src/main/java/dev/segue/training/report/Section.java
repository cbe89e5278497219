package dev.segue.training.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One thing that a report shows. Every record checks itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "section")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DataSplit.class, name = "data-split"),
  @JsonSubTypes.Type(value = LearningCurve.class, name = "learning-curve"),
  @JsonSubTypes.Type(value = ConfusionMatrix.class, name = "confusion-matrix"),
  @JsonSubTypes.Type(value = Residuals.class, name = "residuals"),
  @JsonSubTypes.Type(value = Reliability.class, name = "reliability"),
  @JsonSubTypes.Type(value = LastLayer.class, name = "last-layer"),
  @JsonSubTypes.Type(value = FigureTable.class, name = "figure-table"),
  @JsonSubTypes.Type(value = AttentionExamples.class, name = "attention-examples")
})
public sealed interface Section
    permits DataSplit,
        LearningCurve,
        ConfusionMatrix,
        Residuals,
        Reliability,
        LastLayer,
        FigureTable,
        AttentionExamples {}
