package dev.segue.streams.http;

/**
 * One route of the surface: either a handler or a streamer answers it.
 *
 * @param handler null where a streamer answers
 * @param streamer null where a handler answers
 */
record Route(PathTemplate path, Access access, Handler handler, Streamer streamer) {}
