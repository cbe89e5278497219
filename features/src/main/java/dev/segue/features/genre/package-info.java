/** Genres of tracks: from the raw names of platforms and listeners to the parents of SEEDS S0. */
package dev.segue.features.genre;
