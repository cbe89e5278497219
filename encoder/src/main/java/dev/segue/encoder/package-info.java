/**
 * Vectors of texts: lyrics, or title and artist. Used offline; nothing here is on the stream's way.
 */
package dev.segue.encoder;
