/**
 * How popular a track is, from its genre as text and its audio features (Raman, Raj and More).
 *
 * <p>Data: {@link dev.segue.training.popularity.RatedTracks}, cut by {@link
 * dev.segue.training.popularity.TrackSplits}. Evaluation: {@link
 * dev.segue.training.popularity.PopularityContest} of {@link
 * dev.segue.training.popularity.Forecaster}s.
 */
package dev.segue.training.popularity;
