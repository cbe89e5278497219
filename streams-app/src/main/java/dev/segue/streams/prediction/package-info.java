/** Predictions in micro-batches that survive a crash, and the network's memory of every user. */
package dev.segue.streams.prediction;
