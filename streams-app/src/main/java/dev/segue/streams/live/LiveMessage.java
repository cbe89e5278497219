package dev.segue.streams.live;

/**
 * One server-sent event.
 *
 * @param id by which a reader that comes back says where it was; null where it cannot go on from
 * @param event name of the event
 * @param json one line
 */
record LiveMessage(String id, String event, String json) {}
