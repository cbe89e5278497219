/**
 * The application around the topology: start checks, the life of Kafka Streams, readiness,
 * shutdown.
 */
package dev.segue.streams.app;
