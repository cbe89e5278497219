/** From what a catalogue knows about a track to its profile, and the table of profiles. */
package dev.segue.streams.tracks;
