/** What the topology publishes. */
package dev.segue.streams.outcomes;
