/**
 * The next track of a session (Vaswani, Agrawal and Alluri: multimodal fusion based attentive
 * networks). Data: {@link dev.segue.training.nexttrack.Session}s from {@link
 * dev.segue.training.nexttrack.SessionFile}s or {@link
 * dev.segue.training.nexttrack.ListeningSessions}, cut by a {@link
 * dev.segue.training.nexttrack.SessionSplit}. Evaluation: the {@link
 * dev.segue.training.nexttrack.Ranking} of every {@link dev.segue.training.nexttrack.NextTrackCase}
 * by {@link dev.segue.training.nexttrack.NextTrackForecaster}s, in {@link
 * dev.segue.training.nexttrack.HitFigures}.
 */
package dev.segue.training.nexttrack;
