/**
 * The configuration of the application: plain records that validate themselves, and where their
 * values come from.
 */
package dev.segue.streams.config;
