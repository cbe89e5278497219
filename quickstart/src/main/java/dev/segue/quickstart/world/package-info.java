/**
 * The generated world: users whose hidden types and moods drive their tweets and listens, an exact
 * Bayes oracle over what the stream can observe of them, and a ledger of what must become of every
 * record ({@code docs/world.md}).
 */
package dev.segue.quickstart.world;
