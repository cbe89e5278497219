/** What operators ask of Segue's cluster beside running it. */
package dev.segue.streams.operator;
