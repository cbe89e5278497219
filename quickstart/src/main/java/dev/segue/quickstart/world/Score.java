package dev.segue.quickstart.world;

/**
 * How good a forecaster was.
 *
 * @param forecasts number of forecasts
 * @param accuracy share of forecasts whose top genre was played
 * @param accuracyGenreChanged the same where the genre changed; NaN when it never did
 * @param logLoss mean negative log-probability of what was played, nats
 * @param expectedAccuracy what accuracy would be if the forecasts were the truth
 * @param expectedLogLoss what the log-loss would be if they were: their mean entropy, nats
 * @param logLossError standard deviation of the log-loss if they were, nats
 */
public record Score(
    long forecasts,
    double accuracy,
    double accuracyGenreChanged,
    double logLoss,
    double expectedAccuracy,
    double expectedLogLoss,
    double logLossError) {}
