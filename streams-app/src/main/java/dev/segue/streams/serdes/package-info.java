/** The serdes of the topics. */
package dev.segue.streams.serdes;
