/** The timeline of every user as stream state: folded, closed by timers, erased. */
package dev.segue.streams.timeline;
