/** The local stores as somebody outside the topology reads them. */
package dev.segue.streams.stores;
