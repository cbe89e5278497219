/** What consumers and producers in other languages need to know of the topics. */
package dev.segue.streams.contracts;
