/**
 * What the live page shows: predictions and outcomes of all instances, read from the topics, and
 * sent on to browsers as server-sent events. Bounded everywhere; nothing here touches the stream.
 */
package dev.segue.streams.live;
