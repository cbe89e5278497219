/**
 * What arrives on the input topics: decoded without throwing, timed, and turned into events of
 * users.
 */
package dev.segue.streams.events;
