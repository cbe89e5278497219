/** What the application answers about its state: users, tracks, instances, models, topology. */
package dev.segue.streams.queries;
