/** What the application counts. */
package dev.segue.streams.metrics;
