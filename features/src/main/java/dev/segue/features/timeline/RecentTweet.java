package dev.segue.features.timeline;

import dev.segue.features.stress.StressScore;

/** A tweet kept for sessions that arrive after it. */
public record RecentTweet(long at, StressScore score) {}
