/** The topology as a table of contents, and what it needs of its surroundings. */
package dev.segue.streams.topology;
