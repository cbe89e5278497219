/**
 * How popular a track is, from its genre as text and its audio features (Raman, Raj and More).
 *
 * <p>Data: {@link dev.segue.training.popularity.CompleteTracks}, a {@link
 * dev.segue.training.popularity.PopularityTask} in two {@link
 * dev.segue.training.popularity.TrackSplits}. Model: {@link
 * dev.segue.training.popularity.PopularityNetwork}, trained by {@link
 * dev.segue.training.popularity.PopularityTrainer}. Evaluation: {@link
 * dev.segue.training.popularity.PopularityContest} of {@link
 * dev.segue.training.popularity.Forecaster}s.
 */
package dev.segue.training.popularity;
