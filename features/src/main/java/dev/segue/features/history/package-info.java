/**
 * Readers of real exports (listening histories, track tables, tweets): files in, Avro records in
 * time order out, malformed rows as values. Used by the trainer and by {@code segue replay}.
 */
package dev.segue.features.history;
